import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { Standings, StateStandings } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import { firstRow } from '../../platform/database/query.js';
import { TreatiesService } from './treaties.service.js';

interface Found {
  firstActOn: IsoDate | null;
  items: StateStandings[];
}
const byName = new Intl.Collator('en');

/** Where every State stood and will stand, for all days at once. */
@Injectable()
export class StandingsService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
  ) {}

  async all(treatyName: string | undefined): Promise<Standings> {
    const treaty = await this.treaties.find(treatyName);
    const found = await firstRow<Found>(
      this.db,
      sql`
        WITH step AS (
          SELECT st.iso3, st.from_on, st.since, st.status,
            lag(st.status) OVER (PARTITION BY st.iso3 ORDER BY st.from_on) AS before,
            lag(st.since) OVER (PARTITION BY st.iso3 ORDER BY st.from_on) AS since_before
          FROM treaty_standing st WHERE st.treaty_key = ${treaty.key}
        ), line AS (
          -- A standing that differs in its entry into force alone moves nothing here.
          SELECT iso3, jsonb_agg(jsonb_build_object('from', nullif(from_on, '0001-01-01'), 'status', status, 'since', since)
            ORDER BY from_on) AS steps
          FROM step
          WHERE before IS NULL OR before <> status OR since_before IS DISTINCT FROM since
          GROUP BY iso3
        )
        SELECT
          (SELECT min(since) FROM step) AS "firstActOn",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('iso3', s.iso3, 'name', s.name, 'm49', s.m49, 'steps', line.steps)), '[]')
           FROM state s JOIN line ON line.iso3 = s.iso3 WHERE s.retired_at IS NULL) AS items`,
    );
    const items = (found?.items ?? []).sort((a, b) => byName.compare(a.name, b.name));
    return {
      treaty: treaty.key,
      openedOn: treaty.rules.openedOn ?? found?.firstActOn ?? null,
      statusKnownTo: treaty.knownTo,
      items,
      next: null,
    };
  }
}
