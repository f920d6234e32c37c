import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MAX_FILE_BYTES } from '@demarche/domain/file-kind';
import type { DomainError } from '../../platform/domain-error.js';
import { isOfSystem, storeAway, tooLarge } from './file-problem.js';

/** Content that came in and lies in a file of its own until it is known whether it is kept. */
export interface Spooled {
  path: string;
  /** Hexadecimal. */
  sha256: string;
  size: number;
}

/** How much may come in, and what is thrown as soon as it is more. */
export interface SizeLimit {
  bytes: number;
  refusal: () => DomainError;
}
export const FILE_LIMIT: SizeLimit = { bytes: MAX_FILE_BYTES, refusal: tooLarge };

/** Lets content through to a file, measuring it on the way: never more of it in memory than one piece. */
export class Spool {
  constructor(private readonly folder: string) {}

  /** Throws 413 as soon as it is too much. Nothing is left behind where it fails. */
  async write(content: Readable | Buffer, limit = FILE_LIMIT): Promise<Spooled> {
    const path = join(this.folder, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        done(size > limit.bytes ? limit.refusal() : null, chunk);
      },
    });
    try {
      // At once: a source that breaks off while nobody listens to it would end the process.
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const source = content instanceof Buffer ? Readable.from([content]) : content;
      // Flushed to the disk: the content is safe before the row that names it is committed.
      await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
    } catch (error) {
      await this.remove(path).catch(() => undefined);
      throw isOfSystem(error) ? storeAway(error) : error;
    }
    return { path, sha256: hash.digest('hex'), size };
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Takes away what processes that were killed have left here. */
  async sweep(before: Date): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtime >= before) continue;
      await this.remove(path);
      removed += 1;
    }
    return removed;
  }
}
