import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { REJECTED_DAYS, SAVED_DAYS } from '@demarche/domain/incoming-mail';
import { AuditService, type SystemActor } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock.js';
import { rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { FilesService } from '../files/files.service.js';
import { IncomingMail } from './incoming-mail.entity.js';
import { forgottenFields } from './mail-forgetting.js';

const DAY_MS = 86_400_000;

/** Forgets what need not be known any more: mail to which somebody said no, and what a record holds anyway. */
@Injectable()
export class MailClearingService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
    private readonly files: FilesService,
    private readonly clock: Clock,
  ) {}

  /** Returns how many were forgotten. Each in a transaction of its own. */
  async clear(): Promise<number> {
    const now = this.clock.now();
    let forgotten = 0;
    for (const { id } of await rows<{ id: string }>(this.db, dueAt(now))) {
      if (await this.forget(id, now)) forgotten += 1;
    }
    return forgotten;
  }

  private forget(id: string, now: Date): Promise<boolean> {
    const actor: SystemActor = { system: 'mail-clear', requestId: randomUUID(), now };
    return this.transactions.run(async (em) => {
      const mail = await em.findOne(IncomingMail, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (mail?.state !== 'rejected' && mail?.state !== 'saved') return false;
      // What it became goes on being known: the same message is not proposed once more, nor an answer to it missed.
      const { threadKeys, outcome, letterId, engagementId, ...rest } = forgottenFields();
      const kept = mail.state === 'saved' ? {} : { threadKeys, outcome, letterId, engagementId };
      const state = mail.state === 'saved' ? ('saved' as const) : ('forgotten' as const);
      const change = { ...rest, ...kept, state, updatedAt: now, version: mail.version + 1 };
      await em.update(IncomingMail, { id }, change);
      await this.files.forget(em, actor, { kind: 'incoming_mail', id });
      const entry = { action: 'mail.forgotten', subjectKind: 'incoming_mail', subjectId: id, labelling: mail };
      await this.audit.record(em, actor, { ...entry, before: { state: mail.state }, after: { state } });
      return true;
    });
  }
}

/** Everybody's: it goes by its age. What was cleared has no day of its decision any more. */
function dueAt(now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return sql`SELECT m.id FROM incoming_mail m WHERE m.state = 'rejected' AND m.decided_at < ${before(REJECTED_DAYS)}
      OR m.state = 'saved' AND m.decided_at < ${before(SAVED_DAYS)}
    ORDER BY m.decided_at LIMIT 1000`;
}
