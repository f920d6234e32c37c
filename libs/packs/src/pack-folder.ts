import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The packs that come with the product, in the order in which they are loaded: the world first. */
export const SHIPPED_PACKS = ['world', 'ccm', 'apmbc'] as const;

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where a pack's `pack.json` and its files lie. */
export class PackFolder {
  constructor(readonly path: string) {}

  static shipped(name: (typeof SHIPPED_PACKS)[number]): PackFolder {
    return new PackFolder(join(root, name));
  }

  /** How a file is named in reports: `ccm/meetings.csv`. */
  nameOf(file: string): string {
    return `${basename(this.path)}/${file}`;
  }

  /** The bytes of one of its files. Throws what the file system throws. */
  read(file: string): Promise<Buffer> {
    return readFile(join(this.path, file));
  }
}

export function shippedPacks(): PackFolder[] {
  return SHIPPED_PACKS.map((name) => PackFolder.shipped(name));
}

/** The JSON schema of pack.json. */
export async function packSchema(): Promise<object> {
  return JSON.parse(await readFile(join(root, 'schema', 'pack.schema.json'), 'utf8')) as object;
}
