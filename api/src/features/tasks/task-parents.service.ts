import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { Caveat, Label, Labelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { Config } from '../../platform/config.js';
import { firstRow } from '../../platform/database/query.js';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { TreatyOfDeployment } from '../users/treaty-of-deployment.js';

/** What a task hangs on: a treaty, a State, an engagement. */
@Injectable()
export class TaskParentsService {
  constructor(
    private readonly treaty: TreatyOfDeployment,
    private readonly config: Config,
  ) {}

  /** Throws 503 before a pack is loaded: there is nothing yet that a task could be about. */
  async treatyKey(em: EntityManager): Promise<string> {
    const key = (await this.treaty.brief(em))?.key ?? this.config.DEMARCHE_TREATY;
    if (!key) throw new DomainError('unavailable', 'treaty.not_loaded', 'No treaty pack is loaded yet.');
    return key;
  }

  async demandState(em: EntityManager, iso3: string): Promise<void> {
    if (await firstRow(em, sql`SELECT 1 FROM state WHERE iso3 = ${iso3} AND retired_at IS NULL`)) return;
    throw invalidField('state', 'state.unknown', 'There is no State with this code.');
  }

  /** Throws 400 naming the field where the actor may not see the engagement, as where there is none. */
  async demandEngagement(em: EntityManager, actor: Actor, id: string): Promise<Labelling> {
    const found = await firstRow<LabelledRow>(
      em,
      sql`SELECT effective_label, effective_caveats, access_lists FROM engagement e
          WHERE e.id = ${id} AND e.deleted_at IS NULL AND ${visible(actor, 'e')} FOR SHARE`,
    );
    if (!found) throw invalidField('engagementId', 'reference.unknown', 'There is no engagement with this id.');
    return labellingOf(found);
  }

  /** The labelling that an existing task inherits, whoever asks. */
  async inherited(em: EntityManager, engagementId: string | null): Promise<Labelling[]> {
    if (!engagementId) return [];
    const found = await firstRow<LabelledRow>(
      em,
      sql`SELECT effective_label, effective_caveats, access_lists FROM engagement WHERE id = ${engagementId} FOR SHARE`,
    );
    return found ? [labellingOf(found)] : [];
  }
}

interface LabelledRow {
  effective_label: Label;
  effective_caveats: Caveat[];
  access_lists: string[];
}
function labellingOf(row: LabelledRow): Labelling {
  return { label: row.effective_label, caveats: row.effective_caveats, lists: row.access_lists };
}
