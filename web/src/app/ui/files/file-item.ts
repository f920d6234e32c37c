import type { AttachmentRef } from '@demarche/contracts/files';
import type { ProblemLike } from '../feedback/problem-text';

/** A file on its way to a record, or on it already. */
export interface FileItem {
  /** The id of a file that is kept, else one that is this page's own. */
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly state: 'waiting' | 'sending' | 'kept' | 'failed';
  /** How much of it has left, from 0 to 1. */
  readonly sent: number;
  /** Once it is kept. */
  readonly file: AttachmentRef | null;
  readonly problem: ProblemLike | null;
}

export function keptItem(file: AttachmentRef): FileItem {
  return { key: file.id, name: file.name, size: file.size, state: 'kept', sent: 1, file, problem: null };
}

/** What a browser's dialog offers: a help, not a check, for the kind is told by the content. */
export const FILE_ENDINGS = '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.csv,.txt,.eml,.vcf,.png,.jpg,.jpeg,.tif,.tiff';
