import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { MeetingList, MeetingView } from '@demarche/contracts/meetings';
import { rows } from '../../platform/database/query.js';
import { TreatiesService } from '../states/treaties.service.js';

@Injectable()
export class MeetingsService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
  ) {}

  async list(treatyName: string | undefined): Promise<MeetingList> {
    const { key } = await this.treaties.find(treatyName);
    const items = await rows<MeetingView>(
      this.db,
      sql`
        SELECT m.code, m.kind, m.starts_on AS "startsOn", m.ends_on AS "endsOn", m.city, m.president, m.note, m.source,
          CASE WHEN c.iso3 IS NOT NULL THEN jsonb_build_object('iso3', c.iso3, 'name', c.name) END AS country,
          CASE WHEN p.iso3 IS NOT NULL THEN jsonb_build_object('iso3', p.iso3, 'name', p.name) END AS presidency,
          jsonb_build_object('parties', m.parties_attending, 'signatories', m.signatories_attending,
            'observers', m.observers_attending) AS attending,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('iso3', s.iso3, 'name', s.name, 'capacity', a.capacity,
             'source', a.source) ORDER BY s.name), '[]')
           FROM meeting_participation a JOIN state s ON s.iso3 = a.iso3
           WHERE a.treaty_key = m.treaty_key AND a.meeting_code = m.code AND a.retired_at IS NULL) AS participants
        FROM meeting m LEFT JOIN state c ON c.iso3 = m.country_iso3 LEFT JOIN state p ON p.iso3 = m.presidency_iso3
        WHERE m.treaty_key = ${key} AND m.retired_at IS NULL
        ORDER BY m.starts_on DESC NULLS FIRST, m.code`,
    );
    return { treaty: key, items, next: null };
  }
}
