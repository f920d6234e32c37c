import type { Readable } from 'node:stream';
import type { BouncedAddress, MailAddress } from '@demarche/contracts/incoming-mail';
import { MAX_MAIL_TEXT, type MailKind, type MailRemark } from '@demarche/domain/incoming-mail';
import { messageIdOf } from '@demarche/domain/mail-matching';
import { foldMail } from '@demarche/domain/mail-thread';
import { calendarAnswer } from './calendar-answer.js';
import { bouncedIn } from './delivery-report.js';
import { addressOf, type MailHead } from './mail-headers.js';
import { kindOf } from './mail-kind.js';
import { type MailPart, type MailParts, readParts } from './mail-parts.js';
import { plainText, textOfHtml } from './plain-text.js';

/** What a mail says, in plain words. */
export interface ReadMail {
  kind: MailKind;
  from: MailAddress | null;
  recipients: MailAddress[];
  subject: string;
  sentAt: Date | null;
  messageId: string | undefined;
  /** Message-IDs of what it answers; of a bounce, of the mail that came back. */
  thread: string[];
  said: string;
  quoted: string;
  remarks: MailRemark[];
  bounced: BouncedAddress[];
}

/** What of a report or a calendar is looked at. */
const MOST_BYTES = 256 * 1024;

/**
 * Reads a mail. `keep` is given every file, in order; what machines write for machines (the report of a mail server, and the
 * mail of ours that it sends back) is read here and is no file.
 */
export async function readMail(path: string, now: Date, keep: (part: MailPart) => Promise<void>): Promise<ReadMail> {
  const reports: string[] = [];
  const returned: string[] = [];
  const calendars: string[] = [];
  const parts = await readParts(path, async (part) => {
    if (part.mediaType === 'message/delivery-status') reports.push(await beginOf(part.content));
    else if (reports.length > 0 && /^(message\/rfc822|text\/rfc822-headers)$/.test(part.mediaType))
      returned.push(await beginOf(part.content));
    else if (part.mediaType === 'text/calendar' && part.name === '') calendars.push(await beginOf(part.content));
    else await keep(part);
  });
  const { head } = parts;
  const bounced = [...reports.flatMap(bouncedIn), ...failedRecipients(head)];
  const calendar = calendars.map(calendarAnswer).find((answer) => answer !== undefined);
  const body = bodyOf(parts, calendar);
  const date = head.date(now);
  const senders = head.from.filter(({ address }) => address !== '');
  return {
    kind: kindOf(head, { hasReport: reports.length > 0, bounces: bounced.length, calendar }),
    from: senders[0] ?? head.from[0] ?? null,
    recipients: head.recipients,
    subject: head.subject,
    sentAt: date.at,
    messageId: head.messageId,
    thread: [...new Set([...head.thread, ...returned.flatMap(idOfReturned)])],
    ...foldMail(body.text),
    remarks: [
      ...(senders.length === 0 ? (['no_sender'] as const) : []),
      ...(senders.length > 1 ? (['several_senders'] as const) : []),
      ...(date.isAhead ? (['date_ahead'] as const) : date.at === null ? (['no_date'] as const) : []),
      ...body.remarks,
    ],
    bounced,
  };
}

function bodyOf({ text, html }: MailParts, calendar: string | undefined): { text: string; remarks: MailRemark[] } {
  const written = plainText(text.slice(0, MAX_MAIL_TEXT * 2));
  const fromHtml = written === '' && html !== '';
  const whole = fromHtml ? textOfHtml(html) : written;
  const cut = [...whole].slice(0, MAX_MAIL_TEXT).join('');
  const shown = cut || (calendar ?? '');
  return {
    text: shown,
    remarks: [
      ...(shown.includes('\ufffd') ? (['broken_characters'] as const) : []),
      ...(cut.length < whole.length || text.length > MAX_MAIL_TEXT * 2 ? (['text_cut'] as const) : []),
      ...(fromHtml && shown !== '' ? (['from_html'] as const) : []),
      ...(shown === '' ? (['no_text'] as const) : []),
    ],
  };
}

/** Exim names whom it could not reach in the head. */
function failedRecipients(head: MailHead): BouncedAddress[] {
  const addresses = head.text('x-failed-recipients').split(',').map(addressOf).filter(Boolean);
  return addresses.slice(0, 50).map((address) => ({ address, status: null, reason: null }));
}

function idOfReturned(content: string): string[] {
  const line = /^message-id:\s*(.+(?:\r?\n[ \t].*)*)/im.exec(content)?.[1];
  return line ? [messageIdOf(line)].filter((id) => id !== undefined) : [];
}

async function beginOf(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, MOST_BYTES);
}
