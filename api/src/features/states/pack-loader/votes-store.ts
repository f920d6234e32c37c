import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { TableReport } from './load-report.js';
import { stableId } from './stable-id.js';
import { syncTable } from './sync-table.js';
import { objectionTo, type PackVote, type RollCall } from './votes-files.js';

export interface PackRollCalls {
  votes: readonly PackVote[];
  rollCalls: readonly RollCall[];
  unverified: readonly RollCall[];
  /** False while rows were rejected: what is missing may be among them. */
  complete: boolean;
}

/**
 * Resolutions, votes, and their roll calls: those that meet the announced tally as ballots, all others into quarantine and
 * into no count. A ballot that its pack changes gets a correction beside it. While rows were rejected, a roll call that counts
 * already goes on counting as it is recorded.
 */
export async function storeVotes(
  em: EntityManager,
  treatyKey: string,
  { votes, rollCalls, unverified, complete }: PackRollCalls,
  now: Date,
): Promise<TableReport[]> {
  const voteId = (symbol: string): string => stableId(treatyKey, 'vote', symbol, 'plenary', 'whole');
  const resolutionId = (symbol: string): string => stableId(treatyKey, 'resolution', symbol);
  const bySymbol = new Map(votes.map((vote) => [vote.symbol, vote]));
  const recorded = complete ? new Set<string>() : await countedSymbols(em, treatyKey);
  const counted = new Map<string, RollCall>();
  const quarantined: RollCall[] = [...unverified];
  for (const rollCall of rollCalls) {
    const vote = bySymbol.get(rollCall.symbol);
    const reason = vote ? objectionTo(rollCall, vote) : 'no such vote';
    if (reason === null) counted.set(rollCall.symbol, rollCall);
    else if (!recorded.has(rollCall.symbol)) quarantined.push({ ...rollCall, reason });
  }
  const fate = (symbol: string): string =>
    counted.has(symbol) || recorded.has(symbol)
      ? 'counted'
      : quarantined.some((one) => one.symbol === symbol)
        ? 'quarantined'
        : 'none';
  const quarantineId = ({ symbol, source }: RollCall): string => stableId(treatyKey, 'quarantine', symbol, source);

  const put = (table: string, key: string[], rows: object[]): Promise<TableReport> =>
    syncTable(em, { table, key, rows, treatyKey, retire: complete }, now);

  return [
    await put(
      'resolution',
      ['id'],
      votes.map(({ symbol, title, session, note, source }) => ({
        id: resolutionId(symbol),
        treaty_key: treatyKey,
        symbol,
        title,
        session,
        note,
        source,
      })),
    ),
    await put(
      'vote',
      ['id'],
      votes.map((vote) => ({
        id: voteId(vote.symbol),
        treaty_key: treatyKey,
        resolution_id: resolutionId(vote.symbol),
        body: 'plenary',
        part: 'whole',
        voted_on: vote.votedOn,
        announced_yes: vote.announced?.yes ?? null,
        announced_no: vote.announced?.no ?? null,
        announced_abstain: vote.announced?.abstain ?? null,
        announced_non_voting: vote.announced?.nonVoting ?? null,
        tally_source: vote.tallySource,
        verification: vote.verification,
        roll_call: fate(vote.symbol),
        source: vote.source,
      })),
    ),
    await storeBallots(em, counted, bySymbol, voteId, now),
    await put(
      'roll_call_quarantine',
      ['id'],
      quarantined.map((one) => ({
        id: quarantineId(one),
        treaty_key: treatyKey,
        symbol: one.symbol,
        vote_id: bySymbol.has(one.symbol) ? voteId(one.symbol) : null,
        reason: one.reason ?? '',
        source: one.source,
      })),
    ),
    await put(
      'roll_call_quarantine_ballot',
      ['quarantine_id', 'iso3'],
      quarantined.flatMap((one) =>
        one.ballots.map(({ iso3, choice }) => ({
          quarantine_id: quarantineId(one),
          treaty_key: treatyKey,
          iso3,
          choice,
        })),
      ),
    ),
  ];
}

/** Of which resolutions a roll call counts already. */
async function countedSymbols(em: EntityManager, treatyKey: string): Promise<Set<string>> {
  const found = await em.query<{ symbol: string }[]>(
    `SELECT r.symbol FROM vote v JOIN resolution r ON r.id = v.resolution_id
     WHERE v.treaty_key = $1 AND v.roll_call = 'counted' AND v.retired_at IS NULL`,
    [treatyKey],
  );
  return new Set(found.map(({ symbol }) => symbol));
}

interface GivenBallot {
  vote_id: string;
  iso3: string;
  choice: string;
  note: string | null;
  source: string;
}

async function storeBallots(
  em: EntityManager,
  counted: ReadonlyMap<string, RollCall>,
  votes: ReadonlyMap<string, PackVote>,
  voteId: (symbol: string) => string,
  now: Date,
): Promise<TableReport> {
  const given = [...counted.values()].flatMap(({ symbol, ballots }) =>
    ballots.map(({ iso3, choice, doubtful, source }): GivenBallot => ({
      vote_id: voteId(symbol),
      iso3,
      choice,
      note: doubtful ? (votes.get(symbol)?.note ?? null) : null,
      source,
    })),
  );
  const inserted = await em.query<unknown[]>(
    `INSERT INTO ballot (vote_id, iso3, choice, note, source, recorded_at)
     SELECT vote_id, iso3, choice, note, source, $2 FROM jsonb_populate_recordset(NULL::ballot, $1)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [JSON.stringify(given), now],
  );
  // Where the record now reads otherwise, the first ballot stays and the correction stands beside it.
  const differing = await em.query<GivenBallot[]>(
    `SELECT given.vote_id, given.iso3, given.choice, given.source
     FROM jsonb_populate_recordset(NULL::ballot, $1) given
     JOIN counted_ballot present USING (vote_id, iso3) WHERE present.choice <> given.choice`,
    [JSON.stringify(given)],
  );
  await em.query(
    `INSERT INTO ballot_correction (id, vote_id, iso3, kind, choice, source, recorded_at)
     SELECT id, vote_id, iso3, 'record', choice, source, $2 FROM jsonb_populate_recordset(NULL::ballot_correction, $1)`,
    [JSON.stringify(differing.map((ballot) => ({ ...ballot, id: randomUUID() }))), now],
  );
  return {
    table: 'ballot',
    given: given.length,
    inserted: inserted.length,
    changed: differing.length,
    retired: 0,
    unchanged: given.length - inserted.length - differing.length,
  };
}
