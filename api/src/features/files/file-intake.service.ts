import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { FILE_KINDS, safeFileName } from '@demarche/domain/file-kind';
import { storeAway } from './file-problem.js';
import { FileInspector } from './inspect/file-inspector.service.js';
import { VirusScanner } from './scan/virus-scanner.js';
import { Spool, type Spooled } from './spool.js';
import { FileStore } from './store/file-store.js';

/** Content that stands in the store, about to be named by a row. */
export interface TakenFile {
  name: string;
  mediaType: string;
  sha256: string;
  size: number;
}

/** The one way in: content is looked at, scanned, and put into the store before any row names it. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly spool: Spool,
    private readonly inspector: FileInspector,
    private readonly scanner: VirusScanner,
    private readonly store: FileStore,
  ) {}

  /** Throws 413, 422 or 503 naming `file`; then nothing is kept. Call it before the transaction begins: it takes its time. */
  async take(name: string, content: Readable | Buffer): Promise<TakenFile> {
    const spooled = await this.spool.write(content);
    try {
      return await this.takeSpooled(name, spooled);
    } finally {
      await this.spool.remove(spooled.path);
    }
  }

  /** The same for content that lies in the spool already. */
  async takeSpooled(name: string, spooled: Spooled): Promise<TakenFile> {
    const kind = await this.inspector.kindOf(spooled, name);
    await this.scanner.demandClean(spooled.path);
    await this.store.put(spooled).catch((error: unknown) => {
      throw storeAway(error);
    });
    const { sha256, size } = spooled;
    return { name: safeFileName(name, kind), mediaType: FILE_KINDS[kind].mediaType, sha256, size };
  }
}
