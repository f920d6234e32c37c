import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { MailWay } from '@demarche/domain/incoming-mail';
import { referencesIn } from '@demarche/domain/mail-matching';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf, type Labelled } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { visible } from '../../platform/access/visible.js';
import { AuditService, type SystemActor } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { FilesService } from '../files/files.service.js';
import { IncomingMail } from './incoming-mail.entity.js';
import { forgottenFields } from './mail-forgetting.js';
import type { TakenMail } from './mail-intake.service.js';
import { keyOfId, keysOf, type MessageKeys } from './message-key.js';

/** Whose mail it is: its sender-in's, or an office's. A job acts for who holds the office, and says so in the audit. */
export interface Receiver {
  way: MailWay;
  actor: Actor & Partial<SystemActor>;
  officeId: string | null;
}
export interface Receipt {
  id: string;
  /** False: the same message was here already. */
  isNew: boolean;
}

/** Writes down that a mail came. The same message is one, whichever way and however often it comes. */
@Injectable()
export class MailReceiptService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly files: FilesService,
  ) {
    files.declareForgettable('incoming_mail');
  }

  receive(receiver: Receiver, taken: TakenMail): Promise<Receipt> {
    const keys = keysOf(
      taken.mail,
      taken.files.map(({ sha256 }) => sha256),
    );
    return this.transactions.run(async (em) => {
      await lockMessage(em, keys.messageKey);
      const known = await this.known(em, receiver, keys);
      if (!known) return { id: await this.insert(em, receiver, taken, keys), isNew: true };
      // What somebody sends in by hand once more is to be looked at once more.
      if (known.state !== 'forgotten' || receiver.way !== 'upload') {
        if (receiver.way === 'upload') await this.record(em, receiver.actor, 'mail.received_again', known);
        return { id: known.id, isNew: false };
      }
      await this.revive(em, receiver, known, taken, keys);
      return { id: known.id, isNew: true };
    });
  }

  private async known(em: EntityManager, receiver: Receiver, keys: MessageKeys): Promise<IncomingMail | undefined> {
    const { actor, officeId } = receiver;
    const found = await firstRow<{ id: string }>(
      em,
      officeId === null ? sentInBefore(actor, keys) : cameBefore(actor, officeId, keys),
    );
    if (!found) return undefined;
    const mail = await em.findOneByOrFail(IncomingMail, { id: found.id });
    if (officeId !== null && mail.officeId === null) await this.openTo(em, receiver, mail, officeId);
    return mail;
  }

  /** Somebody sent in before what now came to the office: from now on it is the office's. */
  private async openTo(
    em: EntityManager,
    { actor, way }: Receiver,
    mail: IncomingMail,
    officeId: string,
  ): Promise<void> {
    await rows(em, sql`UPDATE incoming_mail SET office_id = ${officeId} WHERE id = ${mail.id}`);
    await putOnList(em, actor, mail.id, officeId);
    await this.record(em, actor, 'mail.opened_to_office', { ...mail, officeId, way });
  }

  private async insert(em: EntityManager, receiver: Receiver, taken: TakenMail, keys: MessageKeys): Promise<string> {
    const { actor, officeId, way } = receiver;
    const id = randomUUID();
    const labelled =
      officeId === null
        ? await this.labels.create(em, actor, 'mail.write', id, { label: 'restricted' })
        : await listedFor(em, actor, id, officeId);
    const mail: IncomingMail = {
      id,
      way,
      ...forgottenFields(),
      ...contentOf(taken, keys),
      state: 'waiting',
      officeId,
      ownerId: actor.userId,
      receivedAt: actor.now,
      demo: false,
      version: 1,
      createdAt: actor.now,
      updatedAt: actor.now,
      ...labelled,
    };
    await em.insert(IncomingMail, mail);
    await this.record(em, actor, 'mail.received', mail);
    await this.keepFiles(em, actor, mail, taken);
    return id;
  }

  private async revive(
    em: EntityManager,
    { actor, way }: Receiver,
    before: IncomingMail,
    taken: TakenMail,
    keys: MessageKeys,
  ): Promise<void> {
    const change = { ...contentOf(taken, keys), way, state: 'waiting' as const, decidedAt: null };
    const mail = { ...before, ...change, receivedAt: actor.now, updatedAt: actor.now, version: before.version + 1 };
    await em.update(IncomingMail, { id: before.id }, mail);
    await this.record(em, actor, 'mail.received', mail);
    await this.keepFiles(em, actor, mail, taken);
  }

  private async keepFiles(em: EntityManager, actor: Actor, mail: IncomingMail, { files }: TakenMail): Promise<void> {
    const on = { subject: { kind: 'incoming_mail', id: mail.id }, labelling: effectiveOf(mail) };
    for (const [position, file] of files.entries()) await this.files.keep(em, actor, file, { ...on, position });
  }

  /** Nothing of what a mail says stands in the audit: it stays, and a mail may have to be forgotten. */
  private record(em: EntityManager, actor: Actor | SystemActor, action: string, mail: IncomingMail): Promise<void> {
    const { id, way, kind, officeId, messageKey } = mail;
    const entry = { action, subjectKind: 'incoming_mail', subjectId: id, labelling: mail };
    return this.audit.record(em, actor, { ...entry, after: { way, kind, officeId, messageKey } });
  }
}

/** One after the other for the same message, however it comes and whatever becomes of it. */
export async function lockMessage(em: EntityManager, messageKey: string): Promise<void> {
  await rows(em, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`message ${messageKey}`}, 0))`);
}

/** Among what the sender-in may see: of any other they learn nothing, not even that it came. */
function sentInBefore(actor: Actor, { messageKey }: MessageKeys) {
  return sql`SELECT m.id FROM incoming_mail m WHERE m.message_key = ${messageKey} AND ${visible(actor, 'm')}
    ORDER BY m.state = 'waiting' DESC, m.created_at, m.id LIMIT 1 FOR UPDATE`;
}

/**
 * The office's own; else what one of its holders sent in and nobody has decided on. That must say the same: who answers a mail
 * knows its Message-ID too.
 */
function cameBefore(actor: Actor, officeId: string, { messageKey, contentKey }: MessageKeys) {
  const today = actor.now.toISOString().slice(0, 10);
  return sql`SELECT m.id FROM incoming_mail m
    WHERE m.message_key = ${messageKey} AND (m.office_id = ${officeId}
      OR m.office_id IS NULL AND m.state = 'waiting' AND m.content_key = ${contentKey} AND EXISTS (
        SELECT 1 FROM mandate d WHERE d.office_id = ${officeId} AND d.user_id = m.owner_id
          AND d.from_on <= ${today} AND (d.to_on IS NULL OR d.to_on >= ${today})))
    ORDER BY m.office_id IS NULL, m.created_at, m.id LIMIT 1 FOR UPDATE`;
}

/** Restricted to the office and nobody besides: who holds it may leave it. */
async function listedFor(em: EntityManager, actor: Actor, id: string, officeId: string): Promise<Labelled> {
  await putOnList(em, actor, id, officeId);
  const label = 'restricted' as const;
  return { label, caveats: [], effectiveLabel: label, effectiveCaveats: [], accessLists: [id] };
}

async function putOnList(em: EntityManager, actor: Actor, id: string, officeId: string): Promise<void> {
  await rows(
    em,
    sql`INSERT INTO access_list_member (list_id, office_id, added_by, added_at)
        VALUES (${id}, ${officeId}, ${actor.userId}, ${actor.now})`,
  );
}

function contentOf({ mail, leftOut }: TakenMail, keys: MessageKeys) {
  const { kind, from, recipients, subject, said, quoted, sentAt, remarks, bounced, thread } = mail;
  return {
    ...keys,
    kind,
    fromName: from?.name ?? null,
    fromAddress: from?.address ?? null,
    recipients,
    subject,
    said,
    quoted,
    sentAt,
    remarks,
    bounced,
    leftOut,
    threadKeys: thread.map(keyOfId),
    ourRefs: referencesIn(`${subject}\n${said}\n${quoted}`),
  } satisfies Partial<IncomingMail>;
}
