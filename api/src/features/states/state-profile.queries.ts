import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { ActView, QuarantinedStateVote, StateProfile, StateVote } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import type { TreatyAct } from '@demarche/domain/treaty-acts';
import { firstRow, type Runner } from '../../platform/database/query.js';
import { instantJson } from './act-json.js';

export type ProfileAct = TreatyAct & Pick<ActView, 'form' | 'source'>;

/** Everything the register holds of one State, before the rules are applied. */
export interface ProfileRow extends Pick<
  StateProfile,
  | 'iso3'
  | 'name'
  | 'formalName'
  | 'names'
  | 'region'
  | 'subRegion'
  | 'regionSource'
  | 'group'
  | 'capital'
  | 'unMember'
  | 'meetings'
  | 'memberships'
  | 'otherTreaties'
  | 'coordinatorTerms'
> {
  acts: ProfileAct[];
  votes: StateVote[];
  quarantinedVotes: QuarantinedStateVote[];
  facts: {
    kind: string;
    detail: string;
    fromYear: number | null;
    toYear: number | null;
    asOf: IsoDate | null;
    source: string;
  }[];
}

/** One statement for the State page's register. */
@Injectable()
export class StateProfileQueries {
  constructor(private readonly db: DataSource) {}

  /** Undefined for a code that no State has. Acts of every day are given; the rest is as at the day. */
  find(iso3: string, treatyKey: string, asAt: IsoDate, db: Runner = this.db): Promise<ProfileRow | undefined> {
    return firstRow<ProfileRow>(
      db,
      sql`
        SELECT s.iso3, s.name, s.formal_name AS "formalName", coalesce(o.region, s.region) AS region,
          s.sub_region AS "subRegion", o.source AS "regionSource", s.un_group AS "group", s.capital,
          s.un_member AS "unMember",
          (SELECT coalesce(json_agg(json_build_object('language', n.language, 'short', n.short, 'formal', n.formal)
             ORDER BY array_position(ARRAY['en', 'fr', 'es', 'ar', 'zh', 'ru'], n.language)), '[]')
           FROM state_name n WHERE n.iso3 = s.iso3 AND n.retired_at IS NULL) AS names,
          (SELECT coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'on', a.acted_on,
             'form', a.form, 'effectiveOn', a.effective_on, 'source', a.source,
             'recordedAt', ${instantJson('a.recorded_at')}, 'supersedes', a.supersedes, 'retracted', a.retracted)), '[]')
           FROM treaty_act a WHERE a.iso3 = s.iso3 AND a.treaty_key = ${treatyKey}) AS acts,
          (SELECT coalesce(json_agg(json_build_object('symbol', r.symbol, 'year', extract(year FROM v.voted_on)::int,
             'votedOn', v.voted_on, 'body', v.body, 'part', v.part, 'choice', coalesce(b.choice, 'not_member'))
             ORDER BY v.voted_on, v.body, v.part), '[]')
           FROM vote v JOIN resolution r ON r.id = v.resolution_id
           LEFT JOIN counted_ballot b ON b.vote_id = v.id AND b.iso3 = s.iso3
           WHERE v.treaty_key = ${treatyKey} AND v.roll_call = 'counted' AND v.retired_at IS NULL AND v.voted_on <= ${asAt}
             AND (b.choice IS NOT NULL OR s.un_admitted_on IS NULL OR s.un_admitted_on > v.voted_on)) AS votes,
          (SELECT coalesce(json_agg(json_build_object('symbol', q.symbol, 'year', extract(year FROM v.voted_on)::int,
             'votedOn', v.voted_on, 'choice', b.choice) ORDER BY v.voted_on, q.symbol), '[]')
           FROM roll_call_quarantine q
           JOIN roll_call_quarantine_ballot b ON b.quarantine_id = q.id AND b.iso3 = s.iso3 AND b.retired_at IS NULL
           LEFT JOIN vote v ON v.id = q.vote_id
           WHERE q.treaty_key = ${treatyKey} AND q.retired_at IS NULL AND (v.voted_on IS NULL OR v.voted_on <= ${asAt})) AS "quarantinedVotes",
          (SELECT coalesce(json_agg(json_build_object('kind', f.kind, 'detail', f.detail, 'fromYear', f.from_year,
             'toYear', f.to_year, 'asOf', f.as_of, 'source', f.source)
             ORDER BY f.kind, coalesce(f.as_of, make_date(f.to_year, 12, 31)) DESC NULLS LAST, f.source), '[]')
           FROM fact f
           WHERE f.iso3 = s.iso3 AND f.treaty_key = ${treatyKey} AND f.retired_at IS NULL
             AND (f.as_of IS NULL OR f.as_of <= ${asAt})
             AND (f.from_year IS NULL OR f.from_year <= extract(year FROM ${asAt}::date))) AS facts,
          (SELECT coalesce(json_agg(json_build_object('meeting', p.told_as, 'fromYear', p.from_year,
             'toYear', p.to_year, 'capacity', p.capacity, 'startsOn', m.starts_on, 'source', p.source)
             ORDER BY p.from_year, p.told_as), '[]')
           FROM meeting_participation p LEFT JOIN meeting m ON m.treaty_key = p.treaty_key AND m.code = p.meeting_code
           WHERE p.iso3 = s.iso3 AND p.treaty_key = ${treatyKey} AND p.retired_at IS NULL
             AND coalesce(m.starts_on, make_date(p.from_year, 1, 1)) <= ${asAt}) AS meetings,
          (SELECT coalesce(json_agg(json_build_object('organisation', m.organisation_code, 'knownOn', m.known_on)
             ORDER BY m.organisation_code), '[]')
           FROM membership m WHERE m.iso3 = s.iso3 AND m.retired_at IS NULL) AS memberships,
          (SELECT coalesce(json_agg(json_build_object('treaty', t.key, 'name', t.name, 'status', st.status,
             'since', st.since) ORDER BY t.code), '[]')
           FROM treaty t JOIN treaty_standing st ON st.treaty_key = t.key AND st.iso3 = s.iso3
             AND st.from_on <= ${asAt} AND (st.to_on IS NULL OR st.to_on > ${asAt})
           WHERE t.key <> ${treatyKey} AND t.retired_at IS NULL) AS "otherTreaties",
          (SELECT coalesce(json_agg(json_build_object('theme', c.theme, 'fromYear', c.from_year, 'toYear', c.to_year,
             'source', c.source) ORDER BY c.from_year, c.theme), '[]')
           FROM coordinator_term c
           WHERE c.iso3 = s.iso3 AND c.treaty_key = ${treatyKey} AND c.retired_at IS NULL
             AND c.from_year <= extract(year FROM ${asAt}::date)) AS "coordinatorTerms"
        FROM state s
        LEFT JOIN region_override o ON o.iso3 = s.iso3 AND o.treaty_key = ${treatyKey} AND o.retired_at IS NULL
        WHERE s.iso3 = ${iso3} AND s.retired_at IS NULL`,
    );
  }
}
