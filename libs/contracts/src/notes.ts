import type { NoteSubject } from '@demarche/domain/note';
import type { LabelInput, LabelView, RecordStamp, UserRef } from './common.js';

export type { NoteSubject };

/** GET /api/notes?subjectKind=&subjectId=&after=&limit= ; the latest first. GET /api/notes/:id */
export interface NoteView extends LabelView, RecordStamp {
  id: string;
  subject: { kind: NoteSubject; id: string };
  /** With mentions as `@[user id]`. */
  text: string;
  /** Whom the text mentions. */
  mentions: UserRef[];
  /** Null where Chatham House masks it. */
  author: UserRef | null;
  /** Whether its author changed it since. */
  edited: boolean;
  demo: boolean;
  /** Whether the reader wrote it, and may change it. */
  mayWrite: boolean;
}
/** What a note that was written answers. */
export interface NoteWritten {
  note: NoteView;
  /** Who is mentioned and is not told, for they do not see this note. */
  unheard: UserRef[];
}
/** POST /api/notes : its label is at least as strict as that of its subject, whatever is said here. */
export interface WriteNoteRequest extends LabelInput {
  subjectKind: NoteSubject;
  /** The alpha-3 code of a State, else an id. */
  subjectId: string;
  text: string;
}
/** PATCH /api/notes/:id ; DELETE /api/notes/:id and POST /api/notes/:id/restore with `{ version }`. One's own alone. */
export interface ChangeNoteRequest extends LabelInput {
  version: number;
  text?: string;
}
