import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Pack, TreatyPack, WorldPack } from '@demarche/packs/pack';
import { packSchema, type PackFolder } from '@demarche/packs/pack-folder';
import { PackError } from './pack-error.js';

export interface ReadPack<P extends Pack = Pack> {
  folder: PackFolder;
  pack: P;
}
export interface ReadPacks {
  world: ReadPack<WorldPack>;
  treaties: ReadPack<TreatyPack>[];
}

/** Reads every pack.json against the schema. Throws a PackError for one that does not hold to it, or without one world. */
export async function readPacks(folders: readonly PackFolder[]): Promise<ReadPacks> {
  const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false });
  addFormats.default(ajv, ['date']);
  ajv.addSchema(await packSchema(), 'pack');
  const packs: ReadPack[] = [];
  for (const folder of folders) {
    const name = folder.nameOf('pack.json');
    const content = await json(folder, name);
    // Against the kind it says it is: the errors of the other kind would say nothing.
    const holds = ajv.getSchema<Pack>(`pack#/$defs/${isTreaty(content) ? 'treatyPack' : 'world'}`);
    if (holds === undefined) throw new Error('the schema of packs lacks a kind');
    if (!holds(content)) {
      const [error] = holds.errors ?? [];
      throw new PackError(
        name,
        null,
        `${error?.instancePath || 'it'} ${error?.message ?? 'does not hold to the schema'}`,
      );
    }
    packs.push({ folder, pack: content as Pack });
  }
  const worlds = packs.filter((one): one is ReadPack<WorldPack> => one.pack.kind === 'world');
  const [world] = worlds;
  if (world === undefined || worlds.length > 1)
    throw new PackError('pack.json', null, 'exactly one pack of the world is needed');
  return { world, treaties: packs.filter((one): one is ReadPack<TreatyPack> => one.pack.kind === 'treaty') };
}

function isTreaty(content: unknown): boolean {
  return (content as { kind?: unknown } | null)?.kind === 'treaty';
}

async function json(folder: PackFolder, name: string): Promise<unknown> {
  try {
    return JSON.parse((await folder.read('pack.json')).toString('utf8'));
  } catch (error) {
    throw new PackError(name, null, error instanceof SyntaxError ? 'it is no JSON' : 'the file is missing');
  }
}
