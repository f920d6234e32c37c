import type { Readable } from 'node:stream';
import type { Spooled } from '../spool.js';

export interface Stored {
  sha256: string;
  /** When it was last put, not when first. */
  putAt: Date;
}

/** Where the content of files stands, each under its SHA-256: the same content is there once, whoever sent it how often. */
export abstract class FileStore {
  /** The folder in which content waits to be put. */
  abstract readonly incoming: string;

  /** Puts content there whole or not at all; of what is there already only the date is renewed. May take the spooled file. */
  abstract put(content: Spooled): Promise<void>;
  abstract has(sha256: string): Promise<boolean>;
  /** Throws 503 `file.content_missing` where it is not there. */
  abstract open(sha256: string): Promise<Readable>;
  abstract remove(sha256: string): Promise<void>;
  /** Everything that was last put before. */
  abstract list(before: Date): AsyncIterable<Stored>;
}

export const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
