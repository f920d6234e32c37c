import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { EngagementView, PlannedOverlap } from '@demarche/contracts/engagements';
import type { Actor } from '../../platform/access/actor.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import type { EngagementsQuery, OverlapsQuery } from './engagements.dto.js';
import { engagementById, type EngagementRow, engagementsPage } from './engagements.queries.js';
import { OverlapsService } from './overlaps.service.js';
import { TreatiesService } from '../states/treaties.service.js';

/** Reads contacts, as their reader may see them. */
@Injectable()
export class EngagementsService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
    private readonly overlaps: OverlapsService,
  ) {}

  async list(actor: Actor, query: EngagementsQuery): Promise<Page<EngagementView>> {
    const treaty = (await this.treaties.find(query.treaty)).key;
    const found = await rows<EngagementRow>(this.db, engagementsPage(actor, treaty, query));
    if (found.length === 0 && query.state) await demandStates(this.db, query.state, 'state');
    return toPage(
      found,
      query.limit,
      (row) => [row.on_day, row.id],
      (row) => row.view,
    );
  }

  /** Throws 404 `engagement.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<EngagementView> {
    const row = await firstRow<EngagementRow>(db, engagementById(actor, id));
    if (!row) throw notFound('engagement');
    return row.view;
  }

  /** What other offices plan with these States around this day. */
  async plannedNear(actor: Actor, query: OverlapsQuery): Promise<PlannedOverlap[]> {
    await demandStates(this.db, query.states, 'states');
    const treaty = (await this.treaties.find(undefined)).key;
    const { states, on } = query;
    return this.overlaps.seen(this.db, actor, {
      treaty,
      states,
      on,
      officeId: actor.actingOfficeId,
      id: query.except ?? null,
    });
  }
}
