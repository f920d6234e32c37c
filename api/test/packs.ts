import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PackFolder, shippedPacks } from '@demarche/packs/pack-folder';
import type { DataSource } from 'typeorm';

/** A copy of the shipped packs that a test may edit. */
export class PackCopy {
  private constructor(
    private readonly root: string,
    readonly folders: PackFolder[],
  ) {}

  static async make(): Promise<PackCopy> {
    const root = await mkdtemp(join(tmpdir(), 'demarche-packs-'));
    const folders = await Promise.all(
      shippedPacks().map(async ({ path }) => {
        const copy = join(root, basename(path));
        await cp(path, copy, { recursive: true });
        return new PackFolder(copy);
      }),
    );
    return new PackCopy(root, folders);
  }

  path(file: string): string {
    return join(this.root, file);
  }

  /** Changes a file's text; throws when the change changed nothing. */
  async edit(file: string, change: (text: string) => string): Promise<void> {
    const before = await readFile(this.path(file), 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${file} is as it was`);
    await writeFile(this.path(file), after);
  }

  /** Adds a row at the end and says on which line. */
  async append(file: string, row: string): Promise<number> {
    const text = (await readFile(this.path(file), 'utf8')).trimEnd();
    await writeFile(this.path(file), `${text}\n${row}\n`);
    return text.split('\n').length + 1;
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true });
  }
}

/** A roll call of one ballot that claims to be of a vote which no pack holds. */
export async function quarantineUnknownVote(owner: DataSource, symbol: string, iso3: string): Promise<void> {
  await owner.query(
    `WITH apart AS (
       INSERT INTO roll_call_quarantine (id, treaty_key, symbol, vote_id, reason, source)
       VALUES (gen_random_uuid(), 'ccm', $1, NULL, 'no such vote', 'A test') RETURNING id)
     INSERT INTO roll_call_quarantine_ballot (quarantine_id, treaty_key, iso3, choice) SELECT id, 'ccm', $2, 'yes' FROM apart`,
    [symbol, iso3],
  );
}
