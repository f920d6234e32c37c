import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { CountedTally } from '@demarche/domain/tally';
import type { BallotChoice, VoteBody, VotePart } from '@demarche/domain/treaty-terms';
import type { QuarantinedVote, VoteRow, VoteView } from '@demarche/contracts/votes';
import { firstRow } from '../../platform/database/query.js';
import { standingOn } from '../states/states.queries.js';

export interface MatrixFilter {
  treatyKey: string;
  asAt: IsoDate;
  body: VoteBody | null;
  part: VotePart | null;
}
export interface MatrixRow {
  votes: (Omit<VoteView, 'counted'> & { counted: CountedTally | null })[];
  quarantined: QuarantinedVote[];
  rows: (Omit<VoteRow, 'quarantined'> & { quarantined: Record<string, BallotChoice> })[];
}

/** The stored roll calls as one statement: columns, rows and cells. */
@Injectable()
export class VotesQueries {
  constructor(private readonly db: DataSource) {}

  async matrix({ treatyKey, asAt, body, part }: MatrixFilter): Promise<MatrixRow> {
    const found = await firstRow<MatrixRow>(
      this.db,
      sql`
        WITH shown AS (
          SELECT v.*, r.symbol, r.title, r.session, r.note FROM vote v JOIN resolution r ON r.id = v.resolution_id
          WHERE v.treaty_key = ${treatyKey} AND v.retired_at IS NULL AND v.voted_on <= ${asAt}
            AND (${body}::text IS NULL OR v.body = ${body}) AND (${part}::text IS NULL OR v.part = ${part})
        ), tally AS (
          SELECT vote_id, jsonb_build_object(
            'yes', count(*) FILTER (WHERE choice = 'yes'), 'no', count(*) FILTER (WHERE choice = 'no'),
            'abstain', count(*) FILTER (WHERE choice = 'abstain'), 'nonVoting', count(*) FILTER (WHERE choice = 'absent')) AS counted
          FROM counted_ballot GROUP BY vote_id
        ), cells AS (
          SELECT s.iso3, jsonb_object_agg(v.id, jsonb_strip_nulls(jsonb_build_object(
            'choice', coalesce(b.choice, 'not_member'), 'status', st.status, 'note', b.note))) AS ballots
          FROM state s CROSS JOIN shown v
          JOIN treaty_standing st ON st.iso3 = s.iso3 AND st.treaty_key = ${treatyKey}
            AND st.from_on <= v.voted_on AND (st.to_on IS NULL OR st.to_on > v.voted_on)
          LEFT JOIN counted_ballot b ON b.vote_id = v.id AND b.iso3 = s.iso3
          WHERE v.roll_call = 'counted'
            AND (b.choice IS NOT NULL OR s.un_admitted_on IS NULL OR s.un_admitted_on > v.voted_on)
          GROUP BY s.iso3
        ), apart AS (
          SELECT q.id, q.symbol, q.vote_id, q.reason, q.source, v.voted_on FROM roll_call_quarantine q
          LEFT JOIN vote v ON v.id = q.vote_id
          WHERE q.treaty_key = ${treatyKey} AND q.retired_at IS NULL AND (v.voted_on IS NULL OR v.voted_on <= ${asAt})
            AND (v.id IS NULL OR v.id IN (SELECT id FROM shown))
        ), apart_cells AS (
          SELECT b.iso3, jsonb_object_agg(b.quarantine_id, b.choice) AS choices
          FROM roll_call_quarantine_ballot b WHERE b.quarantine_id IN (SELECT id FROM apart) AND b.retired_at IS NULL
          GROUP BY b.iso3
        )
        SELECT
          (SELECT coalesce(jsonb_agg(jsonb_build_object(
             'id', v.id, 'resolution', jsonb_build_object('symbol', v.symbol, 'title', v.title, 'session', v.session),
             'body', v.body, 'part', v.part, 'paragraph', v.paragraph, 'votedOn', v.voted_on,
             'year', extract(year FROM v.voted_on)::int,
             'announced', CASE WHEN v.announced_yes IS NOT NULL THEN jsonb_build_object('yes', v.announced_yes,
               'no', v.announced_no, 'abstain', v.announced_abstain, 'nonVoting', v.announced_non_voting) END,
             'counted', t.counted, 'tallySource', v.tally_source, 'verification', v.verification, 'note', v.note,
             'source', v.source) ORDER BY v.voted_on, v.body, v.part DESC, v.paragraph), '[]')
           FROM shown v LEFT JOIN tally t ON t.vote_id = v.id) AS votes,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'symbol', symbol, 'voteId', vote_id,
             'year', extract(year FROM voted_on)::int, 'votedOn', voted_on, 'reason', reason,
             'source', source) ORDER BY voted_on, symbol, source), '[]') FROM apart) AS quarantined,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('iso3', s.iso3, 'name', s.name, 'status', st.status,
             'ballots', coalesce(c.ballots, '{}'), 'quarantined', coalesce(a.choices, '{}'))), '[]')
           FROM state s JOIN ${standingOn(treatyKey, asAt)}
           LEFT JOIN cells c ON c.iso3 = s.iso3 LEFT JOIN apart_cells a ON a.iso3 = s.iso3
           WHERE s.retired_at IS NULL) AS rows`,
    );
    return found ?? { votes: [], quarantined: [], rows: [] };
  }
}
