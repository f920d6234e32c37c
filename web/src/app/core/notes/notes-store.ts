import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { NoteSubject, NoteView, NoteWritten } from '@demarche/contracts/notes';
import { firstValueFrom } from 'rxjs';
import { pages } from '../http/pages';
import { reloadWhenBack } from '../http/reload-when-back';

export interface NotesOf {
  readonly kind: NoteSubject;
  /** The alpha-3 code of a State, else an id. */
  readonly id: string;
}
const PAGE = 20;

/** The notes on one record. Every act throws a `Problem` where it does not go through. */
@Injectable()
export class NotesStore {
  private readonly http = inject(HttpClient);
  readonly subject = signal<NotesOf | null>(null);
  readonly list = pages<NoteView>(() => {
    const of = this.subject();
    const params = { subjectKind: of?.kind ?? '', subjectId: of?.id ?? '', limit: String(PAGE) };
    return of?.id ? { url: '/api/notes', params } : undefined;
  });

  constructor() {
    reloadWhenBack(() => this.list.reload());
  }

  async write(request: object): Promise<NoteWritten> {
    const of = this.subject();
    const body = { ...request, subjectKind: of?.kind, subjectId: of?.id };
    const written = await firstValueFrom(this.http.post<NoteWritten>('/api/notes', body));
    this.list.reload();
    return written;
  }

  async change({ id, version }: NoteView, change: object): Promise<NoteWritten> {
    const written = await firstValueFrom(this.http.patch<NoteWritten>(`/api/notes/${id}`, { ...change, version }));
    this.list.reload();
    return written;
  }

  /** Returns what brings it back. */
  async delete({ id, version }: NoteView): Promise<() => Promise<void>> {
    await firstValueFrom(this.http.delete(`/api/notes/${id}`, { body: { version } }));
    this.list.reload();
    return async () => {
      await firstValueFrom(this.http.post(`/api/notes/${id}/restore`, { version: version + 1 }));
      this.list.reload();
    };
  }
}
