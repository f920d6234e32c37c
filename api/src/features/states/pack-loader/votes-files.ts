import type { IsoDate } from '@demarche/domain/dates';
import { countBallots, tallyDifferences, type AnnouncedTally } from '@demarche/domain/tally';
import type { BallotChoice } from '@demarche/domain/treaty-terms';
import type { TreatyPack } from '@demarche/packs/pack';
import type { PackFolder } from '@demarche/packs/pack-folder';
import { CsvFile } from './csv-file.js';
import { RowError } from './csv-row.js';
import type { ReadPack } from './read-pack.js';
import type { StateRecord } from './world-files.js';

/** A plenary vote on the whole of a resolution, as a pack's file of resolutions tells it. */
export interface PackVote {
  symbol: string;
  title: string;
  session: number;
  votedOn: IsoDate;
  announced: AnnouncedTally | null;
  members: number;
  tallySource: string | null;
  verification: string;
  /** False where the source itself says that the roll call does not stand. */
  rollCallStands: boolean;
  note: string | null;
  source: string;
}
export interface RollCall {
  symbol: string;
  reason: string | null;
  source: string;
  ballots: PackBallot[];
}
export interface PackBallot {
  iso3: string;
  choice: BallotChoice;
  doubtful: boolean;
  source: string;
}

/** Whether a roll call of this verification stands, and whether its figures are those of an independent source. */
const VERIFICATIONS = {
  reconciled: { stands: true, announced: true },
  two_roll_calls_agree_no_published_total_found: { stands: true, announced: false },
  single_source_roll_call_not_verified: { stands: false, announced: true },
  totals_only_roll_call_rejected: { stands: false, announced: true },
} as const;
/** As the UN Digital Library codes ballots. */
const CHOICES: Record<string, BallotChoice> = { Y: 'yes', N: 'no', A: 'abstain', X: 'absent' };

export async function readVotes(
  { folder, pack }: ReadPack<TreatyPack>,
  fileName: string,
  today: IsoDate,
): Promise<{ file: CsvFile; votes: PackVote[] }> {
  const columns =
    'year session symbol title vote_date yes no abstain non_voting total_membership roll_call_status published_total_source note source';
  const file = await CsvFile.read(folder, fileName, columns.split(' '));
  const seen = new Map<string, number>();
  const votes = file.map((row): PackVote => {
    const symbol = row.text('symbol');
    const verification = row.oneOf('roll_call_status', Object.keys(VERIFICATIONS) as (keyof typeof VERIFICATIONS)[]);
    const { stands, announced } = VERIFICATIONS[verification];
    const votedOn = row.day('vote_date');
    if (votedOn > today) throw new RowError(`vote_date lies in the future: ${votedOn}`);
    if (row.integer('year') !== Number(votedOn.slice(0, 4)))
      throw new RowError('year and vote_date contradict each other');
    const given = pack.partialTallies[symbol];
    const figure = (key: keyof AnnouncedTally, column: string): number | null =>
      given === undefined || given.includes(key) ? row.optionalInteger(column) : null;
    const tally = {
      yes: figure('yes', 'yes'),
      no: figure('no', 'no'),
      abstain: figure('abstain', 'abstain'),
      nonVoting: figure('nonVoting', 'non_voting'),
    };
    const vote: PackVote = {
      symbol,
      title: row.oneOf('title', pack.resolutionTitles),
      session: row.integer('session'),
      votedOn,
      announced: announced ? tally : null,
      members: row.integer('total_membership'),
      tallySource: row.optional('published_total_source'),
      verification,
      rollCallStands: stands,
      note: row.optional('note'),
      source: row.text('source'),
    };
    if (announced && vote.tallySource === null) throw new RowError('a tally without published_total_source');
    row.demandNew(seen, symbol);
    return vote;
  });
  return { file, votes };
}

/** Ballots, one row a State, gathered into roll calls. `doubtWord` is the column that tells what is doubtful about them. */
export async function readRollCalls(
  folder: PackFolder,
  fileName: string,
  doubtColumn: 'verification' | 'flag',
  states: ReadonlyMap<string, StateRecord>,
  votes: ReadonlyMap<string, PackVote>,
): Promise<{ file: CsvFile; rollCalls: RollCall[] }> {
  const file = await CsvFile.read(folder, fileName, ['symbol', 'iso3', 'vote', doubtColumn, 'source']);
  const known = new Set(states.keys());
  const seen = new Map<string, number>();
  const rollCalls = new Map<string, RollCall>();
  file.map((row) => {
    const symbol = row.text('symbol');
    const vote = votes.get(symbol);
    if (vote === undefined && doubtColumn === 'verification') throw new RowError(`symbol is unknown: ${symbol}`);
    const iso3 = row.iso3('iso3', known);
    const choice = CHOICES[row.oneOf('vote', Object.keys(CHOICES))] ?? 'absent';
    const admitted = states.get(iso3)?.un_admitted_on ?? null;
    if (vote && (admitted === null || admitted > vote.votedOn))
      throw new RowError(`${iso3} was no member on the day of the vote`);
    const doubt = row.text(doubtColumn);
    const source = row.text('source');
    row.demandNew(seen, `${symbol} ${iso3}`);
    const rollCall = rollCalls.get(symbol) ?? {
      symbol,
      reason: doubtColumn === 'flag' ? doubt : null,
      source,
      ballots: [],
    };
    rollCall.ballots.push({ iso3, choice, doubtful: doubt !== 'two_sources_agree', source });
    rollCalls.set(symbol, rollCall);
  });
  return { file, rollCalls: [...rollCalls.values()] };
}

/** Why a roll call cannot be counted; null when it meets everything that is known of the vote. */
export function objectionTo(rollCall: RollCall, vote: PackVote): string | null {
  if (!vote.rollCallStands) return `the file of resolutions calls it ${vote.verification}`;
  const counted = countBallots(rollCall.ballots.map(({ choice }) => choice));
  if (rollCall.ballots.length !== vote.members) {
    return `it holds ${rollCall.ballots.length} ballots of ${vote.members} members`;
  }
  const differing = vote.announced === null ? [] : tallyDifferences(counted, vote.announced);
  if (differing.length === 0) return null;
  const figures = differing.map((key) => `${key} ${counted[key]} instead of ${vote.announced?.[key]}`);
  return `it does not meet the announced tally: ${figures.join(', ')}`;
}
