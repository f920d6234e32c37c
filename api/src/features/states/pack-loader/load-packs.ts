import type { DataSource, EntityManager } from 'typeorm';
import { shippedPacks, type PackFolder } from '@demarche/packs/pack-folder';
import type { TreatyDefinition, TreatyPack } from '@demarche/packs/pack';
import { readParticipants, type ParticipantRow } from './acts-file.js';
import type { CsvFile } from './csv-file.js';
import { reportOf, type LoadReport, type TableReport } from './load-report.js';
import { loadContext, loadTreaty } from './load-treaty.js';
import { loadWorld, type LoadedWorld } from './load-world.js';
import { PackError } from './pack-error.js';
import { readPacks, type ReadPacks } from './read-pack.js';

/**
 * Loads the packs, the world first, in one transaction. A second load of the same packs changes nothing. A row that cannot
 * stand is rejected and reported; what is recorded already stays as it was.
 * @throws PackError when a pack cannot be read at all: then nothing is loaded
 */
export function loadPacks(
  db: DataSource,
  { now, folders = shippedPacks() }: { now: Date; folders?: readonly PackFolder[] },
): Promise<LoadReport> {
  return db.transaction(async (em) => {
    // Two loads at once would each find the other's rows missing.
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('demarche.packs'))`);
    const packs = await readPacks(folders);
    const world = await loadWorld(em, packs.world, now);
    const treaties = await loadTreaties(em, packs, world, now);
    const tables = [...world.tables, ...treaties.tables];
    const files = [...world.files, ...treaties.files];
    for (const pack of packs.treaties) {
      const context = await loadContext(em, pack, world, now);
      tables.push(...context.tables);
      files.push(...context.files);
    }
    const rejected = files.flatMap((file) => [...file.rejected].sort((a, b) => a.line - b.line));
    const report = reportOf(tables, rejected);
    // Without statistics the first minutes after a load are planned for empty tables.
    if (report.changed) await em.query(`ANALYZE ${tableNames(tables).join(', ')}`);
    return report;
  });
}

/** Every treaty with its acts: those of its own pack's table, else those of the world's. */
async function loadTreaties(
  em: EntityManager,
  packs: ReadPacks,
  world: LoadedWorld,
  now: Date,
): Promise<{ tables: TableReport[]; files: CsvFile[] }> {
  const own = packs.treaties.map(({ pack }) => pack.treaty);
  const foreign = packs.world.pack.treaties.filter(({ key }) => !own.some((treaty) => treaty.key === key));
  const all: TreatyDefinition[] = [...own, ...foreign];
  const double = all.find(({ key, code }, i) =>
    all.some((other, j) => j < i && (other.key === key || other.code === code)),
  );
  if (double) throw new PackError('pack.json', null, `two packs describe the treaty ${double.code}`);

  const known = new Set(world.states.keys());
  const today = now.toISOString().slice(0, 10);
  const codes = all.map(({ code }) => code);
  const shared = await readParticipants(packs.world.folder, packs.world.pack.files.treatyStatus, codes, known, today);
  const files = [shared.file];
  const tables: TableReport[] = [];
  const load = async (
    definition: TreatyDefinition,
    settings: object,
    order: number | null,
    file: CsvFile,
    participants: readonly ParticipantRow[] = [],
  ) => {
    tables.push(...(await loadTreaty(em, definition, settings, order, participants, file, now)));
  };
  for (const [order, { folder, pack }] of packs.treaties.entries()) {
    const { treaty, files: named } = pack;
    const settings = settingsOf(pack);
    if (named.treatyStatus === undefined) {
      await load(treaty, settings, order, shared.file, shared.byCode.get(treaty.code));
      continue;
    }
    const table = await readParticipants(folder, named.treatyStatus, [treaty.code], known, today);
    files.push(table.file);
    await load(treaty, settings, order, table.file, table.byCode.get(treaty.code));
  }
  for (const treaty of foreign) await load(treaty, {}, null, shared.file, shared.byCode.get(treaty.code));
  return { tables, files };
}

/** What the pack says besides rows and rules, as features read it: names, deadlines, stages, taxonomies. */
function settingsOf(pack: TreatyPack): object {
  const { deadlines, attentionFacts, factKinds, meetingKinds, stages, taxonomies } = pack;
  return { names: pack.treaty.names, deadlines, attentionFacts, factKinds, meetingKinds, stages, taxonomies };
}

/** Reports name a treaty's share of a table in brackets. */
function tableNames(tables: readonly TableReport[]): string[] {
  return [...new Set(tables.map(({ table }) => table.replace(/ \(.*\)$/, '')))];
}
