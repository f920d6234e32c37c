import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { TreatyPack } from '@demarche/packs/pack';
import type { CsvFile } from './csv-file.js';
import type { TableReport } from './load-report.js';
import type { ReadPack } from './read-pack.js';
import { readRollCalls, readVotes, type RollCall } from './votes-files.js';
import { storeVotes } from './votes-store.js';
import type { StateRecord } from './world-files.js';

/** Resolutions, their votes, and the roll calls of the two files: those that were verified and those that were not. */
export async function loadVotes(
  em: EntityManager,
  read: ReadPack<TreatyPack>,
  states: ReadonlyMap<string, StateRecord>,
  today: IsoDate,
  now: Date,
): Promise<{ tables: TableReport[]; files: CsvFile[] }> {
  const { resolutions, ballots, unverifiedBallots } = read.pack.files;
  if (resolutions === undefined) return { tables: [], files: [] };
  const { file, votes } = await readVotes(read, resolutions, today);
  const files = [file];
  const bySymbol = new Map(votes.map((vote) => [vote.symbol, vote]));
  const roll = async (name: string | undefined, doubt: 'verification' | 'flag'): Promise<RollCall[]> => {
    if (name === undefined) return [];
    const told = await readRollCalls(read.folder, name, doubt, states, bySymbol);
    files.push(told.file);
    return told.rollCalls;
  };
  const rollCalls = await roll(ballots, 'verification');
  const unverified = await roll(unverifiedBallots, 'flag');
  const complete = files.every(({ rejected }) => rejected.length === 0);
  const tables = await storeVotes(em, read.pack.treaty.key, { votes, rollCalls, unverified, complete }, now);
  return { tables, files };
}
