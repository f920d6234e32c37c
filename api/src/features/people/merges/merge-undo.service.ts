import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MergeView } from '@demarche/contracts/people-merges';
import { addDays } from '@demarche/domain/dates';
import { effectiveLabelling } from '@demarche/domain/labels';
import { MERGE_UNDO_DAYS, separateFacts } from '@demarche/domain/person-merge';
import type { Actor } from '../../../platform/access/actor.js';
import { effectiveOf } from '../../../platform/access/labelled.js';
import { LabelsService } from '../../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../../platform/access/versioned.js';
import { AuditService, entryLabelling } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { DomainError, notFound } from '../../../platform/domain-error.js';
import { Effects } from '../../../platform/effects.js';
import { Person } from '../person.entity.js';
import { HoldingUnionsService } from './holding-unions.service.js';
import { LinkMovesService } from './link-moves.service.js';
import { MergesService } from './merges.service.js';
import { PersonMerge } from './person-merge.entity.js';

/** Takes a merge back: both stand as they stood, but for what was changed since. */
@Injectable()
export class MergeUndoService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly merges: MergesService,
    private readonly holdings: HoldingUnionsService,
    private readonly links: LinkMovesService,
    private readonly audit: AuditService,
    private readonly effects: Effects,
  ) {}

  /** Throws 404 `merge.not_found`, 409 where it is undone already, too old, or one of the two was merged on or erased. */
  undo(actor: Actor, id: string): Promise<MergeView> {
    return this.transactions.run((em) => this.undoIn(em, actor, id));
  }

  /** `undo` within the caller's transaction. */
  async undoIn(em: EntityManager, actor: Actor, id: string): Promise<MergeView> {
    const merge = await em.findOne(PersonMerge, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!merge) throw notFound('merge');
    const [keep, gone] = [await this.lock(em, actor, merge.keepId), await this.lock(em, actor, merge.goneId)];
    demandUndoable(merge, keep, gone, actor.now);
    await this.links.leadBack(em, keep.id, gone.id, merge.links.led);
    await this.holdings.separate(em, actor, merge.links.holdings);
    const former = separateFacts<Person>(keep, merge.facts);
    if ('email' in former)
      Object.assign(former, { bouncedOn: null, bounceReason: null, ...bounceOf(merge.facts.before) });
    const nowKeep = await updateVersioned(em, actor, Person, keep, keep.version, former);
    const nowGone = await updateVersioned(em, actor, Person, gone, gone.version, { mergedInto: null });
    await em.update(PersonMerge, { id }, { undoneAt: actor.now, undoneBy: actor.userId });
    for (const [before, after, other] of [
      [keep, nowKeep, gone],
      [gone, nowGone, keep],
    ] as const) {
      await this.audit.record(em, actor, {
        action: 'person.merge_undone',
        subjectKind: 'person',
        subjectId: after.id,
        before,
        after: { ...after, mergedWith: other.id },
        labelling: entryLabelling(effectiveLabelling(effectiveOf(after), [effectiveOf(other)])),
      });
    }
    await this.effects.emit(em, actor, 'person.merge_undone', { keepId: keep.id, goneId: gone.id });
    return this.merges.one(actor, id, em);
  }

  /** A person of the merge, merged away or not. Who may not see them sees no merge. */
  private async lock(em: EntityManager, actor: Actor, id: string): Promise<Person> {
    const person = await lockVisible(em, actor, Person, id, 'merge');
    this.labels.demandWritable(actor, 'person.write', person.effectiveLabel, true);
    return person;
  }
}

/** Whether the former address bounced. */
function bounceOf({ bouncedOn, bounceReason }: Partial<Person>): Partial<Person> {
  return bouncedOn ? { bouncedOn, bounceReason: bounceReason ?? null } : {};
}

function demandUndoable(merge: PersonMerge, keep: Person, gone: Person, now: Date): void {
  const refuse = (code: string, detail: string) => {
    throw new DomainError('conflict', code, detail);
  };
  if (merge.undoneAt) refuse('merge.undone', 'This merge was undone already.');
  if (keep.erasedAt ?? gone.erasedAt) refuse('merge.erased', 'What was known of this person is erased.');
  if (keep.mergedInto) refuse('merge.merged_on', 'The person kept was merged again since. Undo that merge first.');
  if (gone.mergedInto !== keep.id) refuse('merge.merged_on', 'The kept person was merged again since.');
  const last = addDays(merge.mergedAt.toISOString().slice(0, 10), MERGE_UNDO_DAYS);
  if (now.toISOString().slice(0, 10) > last) {
    refuse('merge.too_old', `A merge can be undone for ${MERGE_UNDO_DAYS} days.`);
  }
}
