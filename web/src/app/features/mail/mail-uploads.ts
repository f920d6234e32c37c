import { HttpClient, HttpEventType } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { IncomingMailReceived } from '@demarche/contracts/incoming-mail';
import { MAX_MAIL_BYTES } from '@demarche/domain/incoming-mail';
import { Subject, type Subscription } from 'rxjs';
import { Problem, toProblem } from '../../core/http/problem';
import type { FileItem } from '../../ui/files/file-item';

/** Mails sent in one after the other. What was taken in leaves the list; what was not stays with the reason. */
@Injectable()
export class MailUploads {
  private readonly http = inject(HttpClient);
  private readonly list = signal<readonly FileItem[]>([]);
  private readonly sources = new Map<string, File>();
  private readonly came = new Subject<IncomingMailReceived>();
  private running: { key: string; call: Subscription } | null = null;
  private made = 0;
  readonly items = this.list.asReadonly();
  readonly arrived$ = this.came.asObservable();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running?.call.unsubscribe());
  }

  add(files: readonly File[]): void {
    this.list.update((list) => [...list, ...files.map((file) => this.taken(file))]);
    this.next();
  }

  retry(key: string): void {
    this.change(key, { state: 'waiting', sent: 0, problem: null });
    this.next();
  }

  remove(key: string): void {
    if (this.running?.key === key) this.stop();
    this.sources.delete(key);
    this.list.update((list) => list.filter((item) => item.key !== key));
    this.next();
  }

  private taken(file: File): FileItem {
    const key = `mail-${(this.made += 1)}`;
    this.sources.set(key, file);
    const item = { key, name: file.name, size: file.size, sent: 0, file: null };
    // Told before fifty megabytes have left in vain.
    if (file.size <= MAX_MAIL_BYTES) return { ...item, state: 'waiting', problem: null };
    return { ...item, state: 'failed', problem: new Problem({ status: 413, code: 'mail.too_large' }) };
  }

  private next(): void {
    const item = this.list().find(({ state }) => state === 'waiting');
    const source = item && this.sources.get(item.key);
    if (this.running || !item || !source) return;
    this.change(item.key, { state: 'sending' });
    const body = new FormData();
    body.append('file', source, source.name);
    const call = this.http
      .post<IncomingMailReceived>('/api/incoming-mails', body, { reportProgress: true, observe: 'events' })
      .subscribe({
        next: (event) => {
          if (event.type === HttpEventType.UploadProgress)
            this.change(item.key, { sent: event.total ? event.loaded / event.total : 0 });
          else if (event.type === HttpEventType.Response && event.body) this.settle(item.key, event.body);
        },
        error: (error: unknown) => {
          this.change(item.key, { state: 'failed', problem: toProblem(error) });
          this.stop();
          this.next();
        },
      });
    if (!call.closed) this.running = { key: item.key, call };
  }

  private settle(key: string, received: IncomingMailReceived): void {
    this.running = null;
    this.remove(key);
    this.came.next(received);
  }

  private stop(): void {
    this.running?.call.unsubscribe();
    this.running = null;
  }
  private change(key: string, change: Partial<FileItem>): void {
    this.list.update((list) => list.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }
}
