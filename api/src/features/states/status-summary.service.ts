import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { GroupCounts, StateRow, StatusSummary } from '@demarche/contracts/states';
import { ATTENTION_GROUPS } from '@demarche/domain/attention';
import type { IsoDate } from '@demarche/domain/dates';
import { countStandings } from '@demarche/domain/status-counts';
import { NEVER_ACTED, type Standing } from '@demarche/domain/treaty';
import { firstRow } from '../../platform/database/query.js';
import { NO_GROUP } from './state-filters.js';
import { StatesService } from './states.service.js';
import { TreatiesService } from './treaties.service.js';

interface Growth {
  partiesByYear: { year: number; parties: number }[];
  lastJoined: { iso3: string; name: string; on: IsoDate } | null;
}

/** How many States stand where on a day, in all, by region and by group. */
@Injectable()
export class StatusSummaryService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
    private readonly states: StatesService,
  ) {}

  async summary(treatyName: string | undefined, asAt: IsoDate): Promise<StatusSummary> {
    const [treaty, list] = await Promise.all([this.treaties.find(treatyName), this.states.list(treatyName, asAt, {})]);
    const { items, treaty: key, statusKnownTo } = list;
    const growth = await this.growth(key, treaty.rules.openedOn, asAt);
    return {
      treaty: key,
      asAt,
      statusKnownTo,
      inForceKnown: treaty.rules.entryIntoForce !== null,
      counts: count(items, asAt),
      byRegion: grouped(items, asAt, ({ region }) => region),
      byGroup: grouped(items, asAt, ({ group }) => group ?? NO_GROUP),
      ...growth,
      attention: ATTENTION_GROUPS.map((group) => ({
        group,
        count: items.filter(({ attention }) => attention.includes(group)).length,
      })),
    };
  }

  /** Parties at the end of each year since the opening (else the first act), and who joined last. */
  private async growth(treatyKey: string, openedOn: IsoDate | null, asAt: IsoDate): Promise<Growth> {
    const found = await firstRow<Growth>(
      this.db,
      sql`
        WITH years AS (
          SELECT year, least(make_date(year, 12, 31), ${asAt}::date) AS day
          FROM generate_series(
            extract(year FROM coalesce(${openedOn}::date, (SELECT min(since) FROM treaty_standing WHERE treaty_key = ${treatyKey})))::int,
            extract(year FROM ${asAt}::date)::int) AS year
        ), parties AS (
          SELECT years.year, count(st.iso3)::int AS parties FROM years
          LEFT JOIN (treaty_standing st JOIN state s ON s.iso3 = st.iso3 AND s.retired_at IS NULL)
            ON st.treaty_key = ${treatyKey} AND st.status = 'party' AND st.from_on <= years.day
            AND (st.to_on IS NULL OR st.to_on > years.day)
          GROUP BY years.year
        )
        SELECT
          (SELECT coalesce(jsonb_agg(jsonb_build_object('year', year, 'parties', parties) ORDER BY year), '[]')
           FROM parties) AS "partiesByYear",
          (SELECT jsonb_build_object('iso3', s.iso3, 'name', s.name, 'on', st.from_on)
           FROM treaty_standing st JOIN state s ON s.iso3 = st.iso3
           WHERE st.treaty_key = ${treatyKey} AND st.status = 'party' AND st.since = st.from_on AND st.from_on <= ${asAt}
           ORDER BY st.from_on DESC, s.name LIMIT 1) AS "lastJoined"`,
    );
    return found ?? { partiesByYear: [], lastJoined: null };
  }
}

function count(states: readonly StateRow[], asAt: IsoDate) {
  return countStandings(
    states.map((state): Standing => ({ ...NEVER_ACTED, status: state.status, inForceOn: state.inForceOn })),
    asAt,
  );
}

function grouped(states: readonly StateRow[], asAt: IsoDate, keyOf: (state: StateRow) => string): GroupCounts[] {
  const keys = [...new Set(states.map(keyOf))].sort();
  return keys.map((key) => ({
    key,
    ...count(
      states.filter((state) => keyOf(state) === key),
      asAt,
    ),
  }));
}
