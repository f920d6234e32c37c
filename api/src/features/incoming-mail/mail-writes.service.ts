import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MailState } from '@demarche/domain/incoming-mail';
import type { Actor } from '../../platform/access/actor.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { DomainError, notFound } from '../../platform/domain-error.js';
import { IncomingMail } from './incoming-mail.entity.js';

/** The statements behind every decision on a mail, each with its audit row. All run in the caller's transaction. */
@Injectable()
export class MailWritesService {
  constructor(
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
  ) {}

  /** The mail, locked. Throws 404 `incoming_mail.not_found` for what the actor may not see and for what is forgotten. */
  async lock(em: EntityManager, actor: Actor, id: string): Promise<IncomingMail> {
    const mail = await lockVisible(em, actor, IncomingMail, id, 'incoming_mail');
    if (mail.state === 'forgotten') throw notFound('incoming_mail');
    this.labels.demandWritable(actor, 'mail.write', mail.effectiveLabel, true);
    return mail;
  }

  /** Throws 409 `mail.decided`, or `mail.waiting`. */
  demandState(mail: IncomingMail, ...states: readonly MailState[]): void {
    if (states.includes(mail.state)) return;
    if (mail.state === 'waiting')
      throw new DomainError(
        'conflict',
        'mail.waiting',
        'Nobody has decided on this mail yet: there is nothing to take back.',
      );
    throw new DomainError(
      'conflict',
      'mail.decided',
      'Somebody has decided on this mail already: take that back first.',
    );
  }

  /** Throws 409 `version.stale` unless `version` is the present one. What the mail says is in no entry. */
  async change(
    em: EntityManager,
    actor: Actor,
    before: IncomingMail,
    version: number,
    action: string,
    change: Partial<IncomingMail>,
  ): Promise<IncomingMail> {
    const after = await updateVersioned(em, actor, IncomingMail, before, version, change);
    await this.audit.record(em, actor, {
      action,
      subjectKind: 'incoming_mail',
      subjectId: after.id,
      before: standing(before),
      after: standing(after),
      labelling: after,
    });
    return after;
  }
}

function standing({ state, outcome, letterId, engagementId, version }: IncomingMail): object {
  return { state, outcome, letterId, engagementId, version };
}
