import { Injectable, Logger } from '@nestjs/common';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import { MAX_MAIL_BYTES } from '@demarche/domain/incoming-mail';
import { Clock } from '../../platform/clock.js';
import { Config } from '../../platform/config.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { DomainError } from '../../platform/domain-error.js';
import { Spool } from '../files/spool.js';
import { MailIntake, type TakenMail } from './mail-intake.service.js';
import { mailTooLarge } from './mail-problem.js';
import { MailOfficeService } from './mail-office.service.js';
import { MailReceiptService, type Receiver } from './mail-receipt.service.js';
import { unreadableMail } from './unreadable-mail.js';
import { MAIL_LIMIT } from './receive-mail.interceptor.js';

const AT_ONCE = 100;
/** What came before is history: nobody waits for a proposal about it. */
const FIRST_LOOK_BACK_MS = 7 * 86_400_000;
const TIMEOUTS = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/**
 * Reads the mailbox of an office. It is opened to be read only: who reads it in a mail program finds it as before. How far it
 * was read is a row; should the server number its mails anew, they come once more and are known for the same.
 */
@Injectable()
export class MailboxService {
  private readonly log = new Logger('Mailbox');

  constructor(
    private readonly db: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly spool: Spool,
    private readonly intake: MailIntake,
    private readonly receipts: MailReceiptService,
    private readonly offices: MailOfficeService,
  ) {}

  /** Returns how many mails were taken in. A server that is away is tried again in a minute. */
  async takeIn(): Promise<number> {
    const receiver = this.config.MAIL_IN_IMAP_URL ? await this.offices.receiver('mailbox') : undefined;
    if (!receiver) return 0;
    const url = new URL(this.config.MAIL_IN_IMAP_URL ?? '');
    const client = await clientFor(url);
    // A connection that breaks is told by what waits for it; unheard, it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await this.read(client, url, receiver);
    } catch (error) {
      this.log.warn(`The mailbox at ${url.host} does not answer: ${(error as Error).message}`);
      return 0;
    } finally {
      client.close();
    }
  }

  private async read(client: ImapFlow, url: URL, receiver: Receiver): Promise<number> {
    const path = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
    const { uidValidity } = await client.mailboxOpen(path, { readOnly: true });
    const mailbox = `${decodeURIComponent(url.username)}@${url.host}/${path}`;
    const last = await this.lastRead(mailbox, String(uidValidity));
    const since = new Date(this.clock.now().getTime() - FIRST_LOOK_BACK_MS);
    const found = await client.search(last === undefined ? { since } : { uid: `${last + 1}:*` }, { uid: true });
    // `n:*` names the last mail also where it is below n (RFC 3501).
    const uids = (found || []).filter((uid) => uid > (last ?? 0)).sort((a, b) => a - b);
    let taken = 0;
    for (const uid of uids.slice(0, AT_ONCE)) {
      if (await this.takeOne(client, uid, receiver)) taken += 1;
      await this.note(mailbox, String(uidValidity), uid);
    }
    if (uids.length === 0 && last === undefined) await this.note(mailbox, String(uidValidity), 0);
    return taken;
  }

  /** What cannot be taken in is proposed as what it is: a mail of which its office is told where it stands, and why. */
  private async takeOne(client: ImapFlow, uid: number, receiver: Receiver): Promise<boolean> {
    const message = await client.fetchOne(String(uid), { size: true, envelope: true }, { uid: true });
    // Somebody took it away meanwhile.
    if (!message) return false;
    const { isNew } = await this.receipts.receive(receiver, await this.content(client, message));
    return isNew;
  }

  private async content(client: ImapFlow, message: FetchMessageObject): Promise<TakenMail> {
    try {
      if ((message.size ?? 0) > MAX_MAIL_BYTES) throw mailTooLarge();
      const { content } = await client.download(String(message.uid), undefined, { uid: true });
      if (!content) throw new Error(`The mail ${message.uid} did not come.`);
      const spooled = await this.spool.write(content, MAIL_LIMIT);
      try {
        return await this.intake.read(spooled.path);
      } finally {
        await this.spool.remove(spooled.path);
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return unreadableMail(message.envelope, error);
    }
  }

  private async lastRead(mailbox: string, uidValidity: string): Promise<number | undefined> {
    const found = await firstRow<{ uid_validity: string; last_uid: string }>(
      this.db,
      sql`SELECT uid_validity, last_uid FROM mailbox_position WHERE mailbox = ${mailbox}`,
    );
    return found?.uid_validity === uidValidity ? Number(found.last_uid) : undefined;
  }

  /** Never back: two processes may read at once. */
  private async note(mailbox: string, uidValidity: string, uid: number): Promise<void> {
    await rows(
      this.db,
      sql`INSERT INTO mailbox_position AS p (mailbox, uid_validity, last_uid, updated_at)
          VALUES (${mailbox}, ${uidValidity}, ${uid}, ${this.clock.now()})
          ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, updated_at = excluded.updated_at,
            last_uid = CASE WHEN p.uid_validity = excluded.uid_validity THEN greatest(p.last_uid, excluded.last_uid)
              ELSE excluded.last_uid END`,
    );
  }
}

/** Loaded at its first use: most deployments read no mailbox. */
async function clientFor({ protocol, hostname, port, username, password }: URL): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  const secure = protocol === 'imaps:';
  return new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    ...TIMEOUTS,
  });
}
