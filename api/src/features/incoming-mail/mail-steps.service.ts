import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IncomingMailView } from '@demarche/contracts/incoming-mail';
import type { Actor } from '../../platform/access/actor.js';
import { Transactions } from '../../platform/database/transactions.js';
import { EngagementChangesService } from '../engagements/engagement-changes.service.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { FilesService } from '../files/files.service.js';
import { LetterStepsService } from '../letters/letter-steps.service.js';
import { Letter } from '../letters/letter.entity.js';
import { IncomingMail } from './incoming-mail.entity.js';
import { IncomingMailsService } from './incoming-mails.service.js';
import { MailBouncesService } from './mail-bounces.service.js';
import { forgottenFields } from './mail-forgetting.js';
import { MailWritesService } from './mail-writes.service.js';

/** A person's no, and how a decision is taken back. */
@Injectable()
export class MailStepsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly writes: MailWritesService,
    private readonly mails: IncomingMailsService,
    private readonly letters: LetterStepsService,
    private readonly contacts: EngagementChangesService,
    private readonly files: FilesService,
    private readonly bounces: MailBouncesService,
  ) {}

  reject(actor: Actor, id: string, version: number): Promise<IncomingMailView> {
    return this.transactions.run(async (em) => {
      const mail = await this.writes.lock(em, actor, id);
      this.writes.demandState(mail, 'waiting');
      await this.writes.change(em, actor, mail, version, 'mail.rejected', { state: 'rejected', decidedAt: actor.now });
      return this.mails.one(actor, id, em);
    });
  }

  /** The decision is taken back: what was made of the mail is void or gone, and it waits again. */
  restore(actor: Actor, id: string, version: number): Promise<IncomingMailView> {
    return this.transactions.run(async (em) => {
      const mail = await this.writes.lock(em, actor, id);
      this.writes.demandState(mail, 'rejected', 'saved');
      // Before the record goes: whoever decided on the mail meanwhile has the better version.
      const waiting = { state: 'waiting', outcome: null, letterId: null, engagementId: null, decidedAt: null } as const;
      await this.writes.change(em, actor, mail, version, 'mail.restored', waiting);
      await this.unmake(em, actor, mail);
      return this.mails.one(actor, id, em);
    });
  }

  /** Nothing of what it said is left, but for the record that was made of it. */
  forget(actor: Actor, id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const mail = await this.writes.lock(em, actor, id);
      await this.writes.change(em, actor, mail, version, 'mail.forgotten', {
        ...forgottenFields(),
        state: 'forgotten',
      });
      await this.files.forget(em, actor, { kind: 'incoming_mail', id });
    });
  }

  private async unmake(em: EntityManager, actor: Actor, mail: IncomingMail): Promise<void> {
    if (mail.outcome === 'bounce') await this.bounces.clear(em, actor, mail);
    if (mail.outcome === 'letter' && mail.letterId) {
      const letter = await em.findOneByOrFail(Letter, { id: mail.letterId });
      const body = { version: letter.version, reason: 'Taken back: it was saved from a mail by mistake.' };
      if (letter.status !== 'void') await this.letters.takeIn(em, actor, letter.id, 'void', body);
    }
    if (mail.outcome === 'contact' && mail.engagementId) {
      const contact = await em.findOneByOrFail(Engagement, { id: mail.engagementId });
      if (!contact.deletedAt) await this.contacts.deleteIn(em, actor, contact.id, contact.version);
    }
  }
}
