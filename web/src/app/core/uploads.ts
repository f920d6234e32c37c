import { HttpClient, HttpEventType } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { AttachmentRef, FileView } from '@demarche/contracts/files';
import { MAX_FILE_BYTES } from '@demarche/domain/file-kind';
import type { Subscription } from 'rxjs';
import { type FileItem, keptItem } from '../ui/files/file-item';
import { Problem, toProblem } from './http/problem';

/**
 * The files of one form, sent one after the other. Provide it where the form is (`providers: [Uploads]`); what is kept goes
 * with the record as `attachmentIds`. A file that no record takes is its sender's alone, and swept after a week.
 */
@Injectable()
export class Uploads {
  private readonly http = inject(HttpClient);
  private readonly list = signal<readonly FileItem[]>([]);
  /** What was chosen here: sent again on demand, even after it was taken away. */
  private readonly sources = new Map<string, File>();
  /** Versions of files that hang on nothing yet. */
  private readonly loose = new Map<string, number>();
  private running: { key: string; call: Subscription } | null = null;
  private made = 0;

  readonly items = this.list.asReadonly();
  readonly kept = computed<readonly AttachmentRef[]>(() => this.list().flatMap(({ file }) => file ?? []));
  readonly ids = computed(() => this.kept().map(({ id }) => id));
  /** Something is still on its way: saving now would leave it behind. */
  readonly busy = computed(() => this.list().some(({ state }) => state === 'waiting' || state === 'sending'));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running?.call.unsubscribe());
  }

  /** Begins with the files that a record has, or a draft had. */
  begin(files: readonly AttachmentRef[]): void {
    this.running?.call.unsubscribe();
    this.running = null;
    this.sources.clear();
    this.list.set(files.map(keptItem));
  }

  add(files: readonly File[]): void {
    const items = files.map((file) => this.taken(file));
    this.list.update((list) => [...list, ...items]);
    this.next();
  }

  retry(key: string): void {
    this.change(key, { state: 'waiting', sent: 0, problem: null });
    this.next();
  }

  /** Takes one away; what is returned brings it back. */
  remove(key: string): () => void {
    const before = this.list();
    const item = before.find((one) => one.key === key);
    const index = before.findIndex((one) => one.key === key);
    if (this.running?.key === key) this.stop();
    this.list.update((list) => list.filter((one) => one.key !== key));
    const source = this.sources.get(key);
    if (source && item?.file) this.takeBack(item.file.id);
    this.next();
    return () => {
      if (!item) return;
      const again = source && item.state !== 'failed';
      const back: FileItem = again ? { ...item, state: 'waiting', sent: 0, file: null } : item;
      this.list.update((list) => [...list.slice(0, index), back, ...list.slice(index)]);
      this.next();
    };
  }

  /** A record has what was kept: it stands there now, and what failed stays here. */
  settle(): void {
    this.list.update((list) => list.filter(({ state }) => state !== 'kept'));
  }
  /** What has to be looked at before saving, as a key of words; null: nothing. */
  readonly hindrance = computed(() => {
    if (this.busy()) return 'ui.files.busy';
    return this.list().some(({ state }) => state === 'failed') ? 'ui.files.failed' : null;
  });

  private taken(file: File): FileItem {
    const key = `new-${(this.made += 1)}`;
    this.sources.set(key, file);
    const item = { key, name: file.name, size: file.size, sent: 0, file: null };
    // Told before twenty megabytes have left in vain.
    if (file.size > MAX_FILE_BYTES) return { ...item, state: 'failed', problem: refusal(413, 'file.too_large') };
    if (file.size === 0) return { ...item, state: 'failed', problem: refusal(422, 'file.empty') };
    return { ...item, state: 'waiting', problem: null };
  }

  private next(): void {
    const item = this.list().find(({ state }) => state === 'waiting');
    const source = item && this.sources.get(item.key);
    if (this.running || !item || !source) return;
    this.change(item.key, { state: 'sending' });
    const body = new FormData();
    body.append('file', source, source.name);
    const call = this.http.post<FileView>('/api/files', body, { reportProgress: true, observe: 'events' }).subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress) {
          this.change(item.key, { sent: event.total ? event.loaded / event.total : 0 });
        } else if (event.type === HttpEventType.Response && event.body) this.keep(item.key, event.body);
      },
      error: (error: unknown) => {
        this.change(item.key, { state: 'failed', problem: toProblem(error) });
        this.stop();
        this.next();
      },
    });
    if (!call.closed) this.running = { key: item.key, call };
  }

  private keep(key: string, { id, name, mediaType, size, version }: FileView): void {
    this.loose.set(id, version);
    this.change(key, { state: 'kept', sent: 1, name, file: { id, name, mediaType, size } });
    this.running = null;
    this.next();
  }

  /** Best effort: what stays is swept. */
  private takeBack(id: string): void {
    const version = this.loose.get(id);
    if (version === undefined) return;
    this.http.delete(`/api/files/${id}`, { body: { version } }).subscribe({ error: () => undefined });
  }

  private stop(): void {
    this.running?.call.unsubscribe();
    this.running = null;
  }
  private change(key: string, change: Partial<FileItem>): void {
    this.list.update((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }
}

function refusal(status: number, code: string): Problem {
  return new Problem({ status, code });
}
