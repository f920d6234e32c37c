import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { IncomingMailReceived, IncomingMailSummary, IncomingMailView } from '@demarche/contracts/incoming-mail';
import type { Actor } from '../../platform/access/actor.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import type { IncomingMailsQuery } from './incoming-mail.dto.js';
import { IncomingMail } from './incoming-mail.entity.js';
import { mailById, type MailRow, mailsPage, type WholeMailRow } from './incoming-mail.queries.js';
import { MailIntake } from './mail-intake.service.js';
import { MailProposalsService } from './mail-proposals.service.js';
import { MailReceiptService } from './mail-receipt.service.js';

/** Mail as people send it in and look at it. */
@Injectable()
export class IncomingMailsService {
  constructor(
    private readonly db: DataSource,
    private readonly intake: MailIntake,
    private readonly receipts: MailReceiptService,
    private readonly proposals: MailProposalsService,
  ) {}

  async list(actor: Actor, query: IncomingMailsQuery): Promise<Page<IncomingMailSummary>> {
    const found = await rows<MailRow>(this.db, mailsPage(actor, query));
    return toPage(
      found,
      query.limit,
      (row) => [row.at, row.id],
      (row) => row.view,
    );
  }

  /** Throws 404 `incoming_mail.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<IncomingMailView> {
    const row = await firstRow<WholeMailRow>(db, mailById(actor, id));
    if (!row) throw notFound('incoming_mail');
    if (row.view.state !== 'waiting') return { ...row.view, proposal: null };
    const em = db instanceof DataSource ? db.manager : db;
    const mail = await em.findOneByOrFail(IncomingMail, { id });
    return { ...row.view, proposal: await this.proposals.of(db, actor, mail) };
  }

  /** The mail is read and its files are in the store before the transaction begins. */
  async upload(actor: Actor, path: string): Promise<IncomingMailReceived> {
    const taken = await this.intake.read(path);
    const { id, isNew } = await this.receipts.receive({ way: 'upload', actor, officeId: null }, taken);
    return { mail: await this.one(actor, id), isNew };
  }
}
