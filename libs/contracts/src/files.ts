import type { LabelView, RecordStamp, UserRef } from './common.js';

/** A file as the record on which it hangs shows it. */
export interface AttachmentRef {
  id: string;
  /** Safe to save under, on any system. */
  name: string;
  /** Told by the content, whatever the name says. */
  mediaType: string;
  /** Bytes. */
  size: number;
}

/**
 * POST /api/files: multipart/form-data with one part `file`, at most 20 MB. What comes is the uploader's alone until a record
 * takes it (`attachmentIds`); then it is as closed as that record.
 * GET /api/files/:id
 * GET /api/files/:id/content : as a download, never shown in place.
 * DELETE /api/files/:id with `{ version }` : one that hangs on nothing; else the record is told to do without it.
 */
export interface FileView extends AttachmentRef, LabelView, RecordStamp {
  /** Hexadecimal SHA-256 of the content. */
  sha256: string;
  /** On what it hangs; null: nothing yet. */
  subject: { kind: string; id: string } | null;
  /** Whoever sent it. Null where the Chatham House caveat masks the attribution from this reader. */
  owner: UserRef | null;
  demo: boolean;
  mayWrite: boolean;
}
