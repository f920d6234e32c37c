import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { BallotChoice, TreatyStatus } from '@demarche/domain/treaty-terms';
import { firstRow, rows } from '../../platform/database/query.js';
import type { FilterVocabulary, StateFilters } from './state-filters.js';

export interface StateListRow {
  iso3: string;
  name: string;
  status: TreatyStatus;
  since: IsoDate | null;
  inForceOn: IsoDate | null;
  leavingOn: IsoDate | null;
  region: string;
  subRegion: string;
  group: string | null;
  memberships: string[];
  votes: Record<string, BallotChoice>;
  facts: string[];
}

/** The standing of every State on a day, joined as `st` to a state `s`. */
export function standingOn(treatyKey: string, asAt: IsoDate): Sql {
  return sql`treaty_standing st ON st.iso3 = s.iso3 AND st.treaty_key = ${treatyKey}
    AND st.from_on <= ${asAt} AND (st.to_on IS NULL OR st.to_on > ${asAt})`;
}

@Injectable()
export class StatesQueries {
  constructor(private readonly db: DataSource) {}

  /** The words that filters may use. */
  async vocabulary(treatyKey: string): Promise<FilterVocabulary> {
    const found = await firstRow<FilterVocabulary>(
      this.db,
      sql`
        SELECT
          (SELECT coalesce(jsonb_agg(DISTINCT area), '[]')
           FROM state, unnest(ARRAY[region, sub_region, intermediate_region]) AS area
           WHERE retired_at IS NULL AND area IS NOT NULL) AS regions,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name, 'aliases', aliases)), '[]')
           FROM un_group WHERE retired_at IS NULL) AS groups,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name)), '[]')
           FROM organisation WHERE retired_at IS NULL) AS organisations,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('symbol', r.symbol, 'votedOn', v.voted_on,
             'counted', v.roll_call = 'counted') ORDER BY v.voted_on), '[]')
           FROM vote v JOIN resolution r ON r.id = v.resolution_id
           WHERE v.treaty_key = ${treatyKey} AND v.body = 'plenary' AND v.part = 'whole' AND v.retired_at IS NULL) AS votes`,
    );
    return found ?? { regions: [], groups: [], organisations: [], votes: [] };
  }

  /** The States that match, with what a list shows of each. Attention groups are not filtered here: the domain decides them. */
  list(treatyKey: string, asAt: IsoDate, filters: StateFilters): Promise<StateListRow[]> {
    const { status, regions, groups, organisations, votes, q } = filters;
    return rows<StateListRow>(
      this.db,
      sql`
        WITH counted AS (
          SELECT v.id, v.voted_on, r.symbol FROM vote v JOIN resolution r ON r.id = v.resolution_id
          WHERE v.treaty_key = ${treatyKey} AND v.body = 'plenary' AND v.part = 'whole' AND v.roll_call = 'counted'
            AND v.retired_at IS NULL AND v.voted_on <= ${asAt}
        ), ballots AS (
          SELECT s.iso3, jsonb_object_agg(c.symbol, coalesce(b.choice, 'not_member')) AS choices
          FROM state s CROSS JOIN counted c LEFT JOIN counted_ballot b ON b.vote_id = c.id AND b.iso3 = s.iso3
          WHERE b.choice IS NOT NULL OR s.un_admitted_on IS NULL OR s.un_admitted_on > c.voted_on
          GROUP BY s.iso3
        ), member AS (
          SELECT iso3, jsonb_agg(organisation_code ORDER BY organisation_code) AS codes
          FROM membership WHERE retired_at IS NULL GROUP BY iso3
        ), reported AS (
          SELECT iso3, jsonb_agg(DISTINCT kind) AS kinds FROM fact
          WHERE treaty_key = ${treatyKey} AND retired_at IS NULL AND (as_of IS NULL OR as_of <= ${asAt})
            AND (from_year IS NULL OR from_year <= extract(year FROM ${asAt}::date))
          GROUP BY iso3
        )
        SELECT s.iso3, s.name, st.status, st.since, st.in_force_on AS "inForceOn", st.leaving_on AS "leavingOn",
          coalesce(o.region, s.region) AS region, s.sub_region AS "subRegion", s.un_group AS "group",
          coalesce(member.codes, '[]') AS memberships, coalesce(ballots.choices, '{}') AS votes,
          coalesce(reported.kinds, '[]') AS facts
        FROM state s
        JOIN ${standingOn(treatyKey, asAt)}
        LEFT JOIN region_override o ON o.iso3 = s.iso3 AND o.treaty_key = ${treatyKey} AND o.retired_at IS NULL
        LEFT JOIN member ON member.iso3 = s.iso3
        LEFT JOIN ballots ON ballots.iso3 = s.iso3
        LEFT JOIN reported ON reported.iso3 = s.iso3
        WHERE s.retired_at IS NULL
          AND (${status}::text[] IS NULL OR st.status = ANY (${status}))
          AND (${regions}::text[] IS NULL OR coalesce(o.region, s.region) = ANY (${regions})
            OR s.sub_region = ANY (${regions}) OR s.intermediate_region = ANY (${regions}))
          AND (${groups}::text[] IS NULL OR coalesce(s.un_group, 'none') = ANY (${groups}))
          AND (${organisations}::text[] IS NULL OR EXISTS (
            SELECT FROM membership m WHERE m.iso3 = s.iso3 AND m.retired_at IS NULL
              AND m.organisation_code = ANY (${organisations})))
          AND (${votes && JSON.stringify(votes)}::jsonb IS NULL OR EXISTS (
            SELECT FROM jsonb_to_recordset(${votes && JSON.stringify(votes)}::jsonb) AS asked(symbol text, choice text)
            WHERE ballots.choices ->> asked.symbol = asked.choice))
          AND (${q}::text IS NULL OR EXISTS (
            SELECT FROM state_alias a WHERE a.iso3 = s.iso3 AND a.retired_at IS NULL
              AND ${q} <> '' AND (position(' ' || ${q} IN ' ' || a.folded) > 0
                -- Chinese writes no spaces between words.
                OR (${q} ~ '[^ -~]' AND position(${q} IN a.folded) > 0))))`,
    );
  }
}
