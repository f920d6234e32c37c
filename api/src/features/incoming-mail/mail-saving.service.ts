import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IncomingMailView } from '@demarche/contracts/incoming-mail';
import type { MailOutcome } from '@demarche/domain/incoming-mail';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { firstRow } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { EngagementLogService } from '../engagements/engagement-log.service.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { Attachment } from '../files/attachment.entity.js';
import { FilesService, type Subject } from '../files/files.service.js';
import { LetterRegistryService } from '../letters/letter-registry.service.js';
import { Letter } from '../letters/letter.entity.js';
import { TreatiesService } from '../states/treaties.service.js';
import { IncomingMail } from './incoming-mail.entity.js';
import { recordsMadeOf } from './incoming-mail.queries.js';
import { IncomingMailsService } from './incoming-mails.service.js';
import type { SaveMailAsContactBody, SaveMailAsCopyBody, SaveMailAsLetterBody } from './mail-decisions.dto.js';
import { MailBouncesService } from './mail-bounces.service.js';
import { MailLettersService } from './mail-letters.service.js';
import { dayOf } from './mail-proposals.service.js';
import { lockMessage } from './mail-receipt.service.js';
import { MailWritesService } from './mail-writes.service.js';

/** What a letter and a contact hold at most, in characters. */
const MOST_OF_LETTER = 50_000;
const MOST_OF_CONTACT = 20_000;

/** A person's yes: the mail becomes a record, with its files and with what follows from it, in one transaction. */
@Injectable()
export class MailSavingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly writes: MailWritesService,
    private readonly mails: IncomingMailsService,
    private readonly registry: LetterRegistryService,
    private readonly contacts: EngagementLogService,
    private readonly letters: MailLettersService,
    private readonly bounces: MailBouncesService,
    private readonly files: FilesService,
    private readonly treaties: TreatiesService,
  ) {}

  /** A letter to us; the letter that it answers is answered, and its clock stops. */
  async asLetter(actor: Actor, id: string, body: SaveMailAsLetterBody): Promise<IncomingMailView> {
    const treaty = (await this.treaties.find(undefined)).key;
    const { version, attachmentIds, ...given } = body;
    return this.decide(actor, id, version, 'letter', async (em, mail) => {
      const letter = await this.registry.receivedIn(em, actor, randomUUID(), treaty, {
        form: 'email',
        channel: 'email',
        subject: mail.subject,
        body: beginOf(mail.said, MOST_OF_LETTER),
        ...given,
        receivedOn: given.receivedOn ?? dayOf(actor, mail),
      });
      const record = await em.findOneByOrFail(Letter, { id: letter.id });
      await this.passFiles(em, actor, mail, attachmentIds, { kind: 'letter', id: letter.id }, record);
      return { letterId: letter.id };
    });
  }

  async asContact(actor: Actor, id: string, body: SaveMailAsContactBody): Promise<IncomingMailView> {
    const treaty = (await this.treaties.find(undefined)).key;
    const { version, attachmentIds, ...given } = body;
    return this.decide(actor, id, version, 'contact', async (em, mail) => {
      const { engagement } = await this.contacts.createIn(em, actor, treaty, {
        ...(mail.subject && { title: mail.subject }),
        summary: beginOf(mail.said, MOST_OF_CONTACT) || null,
        ...given,
        kind: 'email',
        status: 'held',
        on: given.on ?? dayOf(actor, mail),
      });
      const record = await em.findOneByOrFail(Engagement, { id: engagement.id });
      await this.passFiles(em, actor, mail, attachmentIds, { kind: 'engagement', id: engagement.id }, record);
      return { engagementId: engagement.id };
    });
  }

  /** It is a letter of ours as it went out: nothing is made, and answers to it are known by its Message-ID. */
  asCopy(actor: Actor, id: string, { version, letterId }: SaveMailAsCopyBody): Promise<IncomingMailView> {
    return this.decide(actor, id, version, 'copy', async (em) => {
      await this.letters.demandSent(em, actor, letterId);
      return { letterId };
    });
  }

  /** The addresses that it reports are dead: the posts and people of these addresses are marked. */
  asBounce(actor: Actor, id: string, version: number): Promise<IncomingMailView> {
    return this.decide(actor, id, version, 'bounce', async (em, mail) => {
      await this.bounces.mark(em, actor, mail);
      return {};
    });
  }

  private decide(
    actor: Actor,
    id: string,
    version: number,
    outcome: MailOutcome,
    make: (em: EntityManager, mail: IncomingMail) => Promise<Partial<IncomingMail>>,
  ): Promise<IncomingMailView> {
    return this.transactions.run(async (em) => {
      const mail = await this.writes.lock(em, actor, id);
      this.writes.demandState(mail, 'waiting');
      await lockMessage(em, mail.messageKey);
      await demandUnsaved(em, actor, mail);
      const made = await make(em, mail);
      const change = { ...made, state: 'saved' as const, outcome, decidedAt: actor.now };
      await this.writes.change(em, actor, mail, version, 'mail.saved', change);
      return this.mails.one(actor, id, em);
    });
  }

  /** The record gets files of its own, of the same content: those of the mail go when it is forgotten. */
  private async passFiles(
    em: EntityManager,
    actor: Actor,
    mail: IncomingMail,
    wanted: readonly string[] | undefined,
    subject: Subject,
    record: Letter | Engagement,
  ): Promise<void> {
    const there = await em.find(Attachment, {
      where: { subjectKind: 'incoming_mail', subjectId: mail.id },
      order: { position: 'ASC' },
    });
    const ids = wanted?.map((one) => one.toLowerCase());
    const unknown = ids?.findIndex((one) => !there.some((file) => file.id === one)) ?? -1;
    if (unknown >= 0)
      throw invalidField(`attachmentIds.${unknown}`, 'reference.unknown', 'This mail has no file with this id.');
    const kept = there.filter((file) => ids?.includes(file.id) ?? true);
    for (const [position, { name, mediaType, sha256, size }] of kept.entries()) {
      const file = { name, mediaType, sha256, size };
      await this.files.keep(em, actor, file, { subject, labelling: effectiveOf(record), position });
    }
  }
}

/** Also where the same message came to somebody else: what was made of it must be such as the actor may see. */
async function demandUnsaved(em: EntityManager, actor: Actor, { messageKey }: IncomingMail): Promise<void> {
  const made = await firstRow<{ kind: string; id: string; title: string }>(
    em,
    recordsMadeOf(actor, sql`${messageKey}`),
  );
  if (!made) return;
  const message = `This message is in the records already: ${made.title || made.id}.`;
  throw new DomainError('conflict', 'mail.saved_already', message);
}

function beginOf(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).toWellFormed();
}
