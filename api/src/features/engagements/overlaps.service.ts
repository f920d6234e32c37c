import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { PlannedOverlap } from '@demarche/contracts/engagements';
import type { Actor } from '../../platform/access/actor.js';
import { rows, type Runner } from '../../platform/database/query.js';
import { Effects } from '../../platform/effects.js';
import type { Engagement } from './engagement.entity.js';
import { type OverlapRow, overlapsWith, type Planned } from './overlaps.queries.js';

/** The two-offices warning: who plans the same State within 30 days is told of the other. */
@Injectable()
export class OverlapsService {
  constructor(private readonly effects: Effects) {}

  /** What the actor may see of it. */
  async seen(db: Runner, actor: Actor, planned: Planned): Promise<PlannedOverlap[]> {
    return (await this.all(db, actor, planned)).filter(({ seen }) => seen).map(({ view }) => view);
  }

  /** Everything, for telling both offices: what each of them is shown is decided where they are told. */
  all(db: Runner, actor: Actor, planned: Planned): Promise<OverlapRow[]> {
    return rows<OverlapRow>(db, overlapsWith(actor, planned));
  }

  /** Two plans for one State at the same moment come one after the other, so that the second finds the first. */
  async takeTurns(em: EntityManager, treaty: string, states: readonly string[]): Promise<void> {
    for (const iso3 of [...new Set(states)].sort()) {
      await rows(em, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`planned ${treaty} ${iso3}`}, 0))`);
    }
  }

  /** Tells of what overlaps now and is not among `before`. Returns what the actor may see of all that overlaps. */
  async tell(
    em: EntityManager,
    actor: Actor,
    engagement: Engagement,
    states: readonly string[],
    before: readonly OverlapRow[],
  ): Promise<PlannedOverlap[]> {
    if (engagement.status !== 'planned') return [];
    const told = new Set(before.map(({ view }) => keyOf(view)));
    const now = await this.all(em, actor, { ...engagement, states });
    for (const { view } of now) {
      if (told.has(keyOf(view))) continue;
      const other = view.engagementId;
      const effect = { engagementId: engagement.id, otherEngagementId: other, state: view.state.iso3 };
      await this.effects.emit(em, actor, 'engagement.overlap', effect);
    }
    return now.filter(({ seen }) => seen).map(({ view }) => view);
  }
}

function keyOf(view: PlannedOverlap): string {
  return `${view.engagementId} ${view.state.iso3}`;
}
