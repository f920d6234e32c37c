import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { away } from '../file-problem.js';
import type { Spooled } from '../spool.js';
import { FileStore, isHash, type Stored } from './file-store.js';

/** Content in a folder, spread over 256 by the first two digits. Any number of processes may share it. */
export class FolderStore extends FileStore {
  readonly incoming: string;

  constructor(private readonly folder: string) {
    super();
    this.incoming = join(folder, 'incoming');
  }

  /** The spooled file is moved: either it is there under its name, whole, or not. One that was there is the same. */
  async put({ path, sha256 }: Spooled): Promise<void> {
    const folder = join(this.folder, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const now = new Date();
    await utimes(path, now, now);
    await rename(path, this.pathOf(sha256));
    await flushFolder(folder);
  }

  async has(sha256: string): Promise<boolean> {
    return (await stat(this.pathOf(sha256)).catch(ifMissing)) !== undefined;
  }

  /** Opened before it is answered, so that what is missing is told and not cut short. */
  async open(sha256: string): Promise<Readable> {
    const file = await open(this.pathOf(sha256)).catch(ifMissing);
    if (!file) throw away('file.content_missing', 'The content of this file is not where it should be.');
    return file.createReadStream();
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  async *list(before: Date): AsyncIterable<Stored> {
    for (const folder of (await readdir(this.folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      for (const sha256 of (await readdir(join(this.folder, folder))).filter(isHash)) {
        const found = await stat(this.pathOf(sha256)).catch(ifMissing);
        if (found && found.mtime < before) yield { sha256, putAt: found.mtime };
      }
    }
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

/** A new name is safe only when its folder is on the disk; where folders cannot be flushed (Windows) there is no such thing. */
async function flushFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder);
    await handle.sync();
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle?.close();
  }
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
