import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/actor.js';
import { LabelsService } from '../../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../../platform/access/versioned.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { rows } from '../../../platform/database/query.js';
import { notify } from '../../../platform/live/channels.js';
import { LetterBatch } from './letter-batch.entity.js';

/** The statements behind every change of a batch, each with its audit row and its news. All in the caller's transaction. */
@Injectable()
export class LetterBatchRecordsService {
  constructor(
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
  ) {}

  /** The batch, locked. Throws 404 `letter_batch.not_found` where there is none that the actor may see, 403 where it is read only. */
  async lock(em: EntityManager, actor: Actor, id: string): Promise<LetterBatch> {
    const batch = await lockVisible(em, actor, LetterBatch, id, 'letter_batch');
    this.labels.demandWritable(actor, 'letter.write', batch.effectiveLabel, true);
    return batch;
  }

  async insert(em: EntityManager, actor: Actor, batch: LetterBatch): Promise<void> {
    await em.insert(LetterBatch, batch);
    await this.record(em, actor, 'letter_batch.begun', null, batch);
  }

  /** Throws 409 `version.stale` unless `version` is the present one. */
  async change(
    em: EntityManager,
    actor: Actor,
    before: LetterBatch,
    version: number,
    action: string,
    change: Partial<LetterBatch>,
    reason?: string,
  ): Promise<LetterBatch> {
    const after = await updateVersioned(em, actor, LetterBatch, before, version, change);
    await this.record(em, actor, action, before, after, reason);
    return after;
  }

  async record(
    em: EntityManager,
    actor: Actor,
    action: string,
    before: LetterBatch | null,
    after: LetterBatch,
    reason?: string,
  ): Promise<void> {
    await this.audit.record(em, actor, {
      action,
      subjectKind: 'letter_batch',
      subjectId: after.id,
      before: before && forAudit(before),
      after: forAudit(after),
      reason: reason ?? null,
      labelling: after,
    });
    await rows(em, notify('letterBatch', `${after.ownerId} ${after.id}`));
  }
}

/** To whom it goes is told by its letters, each as closed as it is; here it would tell all who see the batch. */
function forAudit({ plan: _plan, done: _done, total: _total, failure, ...told }: LetterBatch): object {
  return { ...told, failure: failure && { code: failure.code } };
}
