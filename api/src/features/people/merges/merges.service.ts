import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { MergeView } from '@demarche/contracts/people-merges';
import { fold } from '@demarche/domain/fold';
import { effectiveLabelling } from '@demarche/domain/labels';
import { uniteFacts } from '@demarche/domain/person-merge';
import type { Actor } from '../../../platform/access/actor.js';
import { effectiveOf } from '../../../platform/access/labelled.js';
import { updateVersioned } from '../../../platform/access/versioned.js';
import { AuditService, entryLabelling } from '../../../platform/audit/audit.service.js';
import { firstRow, rows, type Runner } from '../../../platform/database/query.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { invalidField, notFound } from '../../../platform/domain-error.js';
import { Effects } from '../../../platform/effects.js';
import { toPage } from '../../../platform/paging.js';
import { demandNotErased, PeopleService } from '../people.service.js';
import { Person } from '../person.entity.js';
import { HoldingUnionsService } from './holding-unions.service.js';
import { LinkMovesService } from './link-moves.service.js';
import { MergeLabelsService } from './merge-labels.service.js';
import type { MergeBody, MergesQuery } from './merges.dto.js';
import { mergeById, type MergeRow, mergesPage } from './merges.queries.js';
import { PersonMerge } from './person-merge.entity.js';

/** Two records of one person become one, whole or not at all. */
@Injectable()
export class MergesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
    private readonly labels: MergeLabelsService,
    private readonly holdings: HoldingUnionsService,
    private readonly links: LinkMovesService,
    private readonly audit: AuditService,
    private readonly effects: Effects,
  ) {}

  async list(actor: Actor, query: MergesQuery): Promise<Page<MergeView>> {
    const found = await rows<MergeRow>(this.db, mergesPage(actor, query));
    return toPage(
      found,
      query.limit,
      (row) => [row.at, row.id],
      (row) => row.view,
    );
  }

  /** Throws 404 `merge.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<MergeView> {
    const row = await firstRow<MergeRow>(db, mergeById(actor, id));
    if (!row) throw notFound('merge');
    return row.view;
  }

  /** Throws 404 where the actor may not see one of the two, 409 `version.stale` or `merge.opens`. */
  merge(actor: Actor, body: MergeBody): Promise<MergeView> {
    return this.transactions.run((em) => this.mergeIn(em, actor, body));
  }

  /** `merge` within the caller's transaction. */
  async mergeIn(em: EntityManager, actor: Actor, { keep, gone, versions, take }: MergeBody): Promise<MergeView> {
    const [keepId, goneId] = [keep.toLowerCase(), gone.toLowerCase()];
    if (keepId === goneId) throw invalidField('gone', 'merge.same', 'Name two people.');
    const { [keepId]: kept, [goneId]: double } = await this.people.lockAll(em, actor, [keepId, goneId]);
    if (!kept || !double) throw notFound('person');
    demandNotErased(kept);
    demandNotErased(double);
    await this.labels.demandNoneOpened(em, kept, double);
    const { name, ...others } = uniteFacts<Person>(kept, double, take);
    const after = {
      ...others,
      ...(name !== undefined && { name, folded: fold(name) }),
      // Whether an address bounces goes with the address.
      ...('email' in others && { bouncedOn: double.bouncedOn, bounceReason: double.bounceReason }),
    };
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, kept[field as keyof Person]]));
    const holdings = await this.holdings.unite(em, actor, keepId, goneId);
    const led = await this.links.lead(em, goneId, keepId);
    const merge = { id: randomUUID(), keepId, goneId, facts: { before, after }, links: { led, holdings } };
    await em.insert(PersonMerge, { ...merge, mergedAt: actor.now, mergedBy: actor.userId });
    const nowKept = await updateVersioned(em, actor, Person, kept, versions.keep, after);
    const nowGone = await updateVersioned(em, actor, Person, double, versions.gone, { mergedInto: keepId });
    await this.record(em, actor, 'person.merged', kept, nowKept, double);
    await this.record(em, actor, 'person.merged_away', double, nowGone, kept);
    await this.effects.emit(em, actor, 'person.merged', { keepId, goneId });
    return this.one(actor, merge.id, em);
  }

  /** An entry that names both is as closed as both together. */
  private record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: Person,
    after: Person,
    other: Person,
  ): Promise<void> {
    return this.audit.record(em, actor, {
      action,
      subjectKind: 'person',
      subjectId: after.id,
      before,
      after: { ...after, mergedWith: other.id },
      labelling: entryLabelling(effectiveLabelling(effectiveOf(after), [effectiveOf(other)])),
    });
  }
}
