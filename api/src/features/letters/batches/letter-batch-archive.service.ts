import { Injectable, Logger } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import type { Actor } from '../../../platform/access/actor.js';
import { rows } from '../../../platform/database/query.js';
import { DomainError } from '../../../platform/domain-error.js';
import { type LetterFile, LetterDocumentsService } from '../letter-documents.service.js';
import { lettersOfBatch } from './letter-batches.queries.js';
import { LetterBatchesService } from './letter-batches.service.js';

export interface Archive {
  name: string;
  content: Readable;
}

/** All letters of a batch that their reader may read whole, as DOCX and PDF, in one ZIP. */
@Injectable()
export class LetterBatchArchiveService {
  private readonly log = new Logger('Letters');

  constructor(
    private readonly db: DataSource,
    private readonly batches: LetterBatchesService,
    private readonly documents: LetterDocumentsService,
  ) {}

  /** Throws 404 `letter_batch.not_found`, 409 `letter_batch.empty` where there is no letter that this reader may read. */
  async zip(actor: Actor, id: string): Promise<Archive> {
    const { name } = await this.batches.one(actor, id);
    const letters = (await rows<{ id: string }>(this.db, lettersOfBatch(actor, id, false))).map((letter) => letter.id);
    // The first is written before the answer begins: whoever may read none of them is told so.
    const files = this.files(actor, letters);
    const first = await files.next();
    if (first.done)
      throw new DomainError('conflict', 'letter_batch.empty', 'There is no letter in it that you may read.');
    const zip = new ZipFile();
    const content = zip.outputStream as Readable;
    void this.fill(zip, first.value, files).catch((error: Error) => {
      this.log.error(`The letters of ${id} could not be packed: ${error.message}`);
      content.destroy(error);
    });
    return { name: `${safeName(name)}.zip`, content };
  }

  private async fill(zip: ZipFile, first: LetterFile[], rest: AsyncGenerator<LetterFile[]>): Promise<void> {
    const names = new Set<string>();
    const add = (files: LetterFile[]) => {
      for (const { name, content } of files)
        zip.addBuffer(content, unique(name, names), { compress: false, mtime: new Date(0) });
    };
    add(first);
    for await (const files of rest) {
      // Whoever hung up gets no more written.
      if ((zip.outputStream as Readable).destroyed) return;
      add(files);
    }
    zip.end();
  }

  /** One letter after the other, and others have their turn between. */
  private async *files(actor: Actor, ids: readonly string[]): AsyncGenerator<LetterFile[]> {
    for (const id of ids) {
      const files = await this.documents.files(actor, id).catch(withoutClosed);
      if (files) yield files;
      await breathe();
    }
  }
}

/** One whose attribution is masked from the reader, or that was discarded meanwhile, is not in their archive. */
function withoutClosed(error: unknown): undefined {
  if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'not_found')) return undefined;
  throw error;
}

/** Two letters to a State without a reference yet: no reader of ZIP files likes a name twice. */
function unique(name: string, names: Set<string>): string {
  const at = name.lastIndexOf('.');
  const [stem, ending] = [name.slice(0, at), name.slice(at)];
  let free = name;
  for (let n = 2; names.has(free.toLowerCase()); n++) free = `${stem} (${n})${ending}`;
  names.add(free.toLowerCase());
  return free;
}

/** What every file system bears: no path, no sign that one of them minds, no dot or blank at the end, and not too long. */
function safeName(name: string): string {
  const safe = name
    .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100)
    .trim();
  return safe || 'letters';
}
