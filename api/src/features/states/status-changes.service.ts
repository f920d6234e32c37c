import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { ActView, StatusChange, StatusChanges } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import { changeKind } from '@demarche/domain/status-changes';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import { Clock } from '../../platform/clock.js';
import { rows } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { actJson } from './act-json.js';
import { knownBefore } from './as-at.js';
import { TreatiesService } from './treaties.service.js';

interface ChangeRow {
  iso3: string;
  name: string;
  on: IsoDate;
  before: TreatyStatus;
  after: TreatyStatus;
  inForceOn: IsoDate | null;
  act: ActView;
}

/** Who joined, left or signed between two days. */
@Injectable()
export class StatusChangesService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
    private readonly clock: Clock,
  ) {}

  /** Both days included, to today when no end is asked for. Throws 400 naming the day that lies on the wrong side. */
  async between(treatyName: string | undefined, from: IsoDate, asked: IsoDate | undefined): Promise<StatusChanges> {
    const to = asked ?? this.clock.today();
    if (to < from) {
      throw asked === undefined
        ? invalidField('from', 'range.reversed', `${from} lies after today, ${to}: say up to which day (to).`)
        : invalidField('to', 'range.reversed', `${to} lies before ${from}.`);
    }
    const treaty = await this.treaties.find(treatyName);
    const found = await rows<ChangeRow>(
      this.db,
      sql`
        SELECT s.iso3, s.name, now.from_on AS "on", before.status AS before, now.status AS after,
          now.in_force_on AS "inForceOn", ${actJson('a')} AS act
        FROM treaty_standing now
        JOIN treaty_standing before ON before.treaty_key = now.treaty_key AND before.iso3 = now.iso3
          AND before.to_on = now.from_on
        JOIN treaty_act a ON a.id = now.act_id
        JOIN state s ON s.iso3 = now.iso3 AND s.retired_at IS NULL
        WHERE now.treaty_key = ${treaty.key} AND now.from_on BETWEEN ${from} AND ${to} AND now.status <> before.status
        ORDER BY now.from_on, s.name`,
    );
    const items = found.flatMap(({ iso3, name, on, before, after, inForceOn, act }): StatusChange[] => {
      const change = changeKind(before, after);
      if (change === null) return [];
      const effectiveOn = change === 'joined' ? inForceOn : change === 'left' ? on : null;
      return [{ iso3, name, on, change, before, after, act: { ...act, effectiveOn } }];
    });
    return { treaty: treaty.key, from, to, statusKnownTo: knownBefore(treaty, to), items, next: null };
  }
}
