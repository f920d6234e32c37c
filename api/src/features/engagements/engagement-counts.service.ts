import { Injectable } from '@nestjs/common';
import type { Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { EngagementCount } from '@demarche/contracts/engagements';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import { TreatiesService } from '../states/treaties.service.js';
import type { EngagementCountsQuery } from './engagement-counts.dto.js';
import { type EngagementCountRow, engagementCountsPage, engagementsCount } from './engagement-counts.queries.js';

/** How many contacts there are, of those that count for the reader. */
@Injectable()
export class EngagementCountsService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
  ) {}

  /** By State, month and kind. */
  async page(actor: Actor, query: EngagementCountsQuery): Promise<Page<EngagementCount>> {
    const treaty = (await this.treaties.find(query.treaty)).key;
    const found = await rows<EngagementCountRow>(this.db, engagementCountsPage(actor, treaty, query));
    if (found.length === 0 && query.state) await demandStates(this.db, query.state, 'state');
    return toPage(
      found,
      query.limit,
      ({ iso3, month, kind }) => [iso3, month, kind],
      ({ iso3, name, month, kind, count }) => ({ state: { iso3, name }, month: month.slice(0, 7), kind, count }),
    );
  }

  /** With this State, in all: one number, for a statement that asks for more. */
  withState(actor: Actor, treaty: string, iso3: string): Sql {
    return engagementsCount(actor, treaty, iso3);
  }
}
