import type { IncomingMailReceived, IncomingMailView } from '@demarche/contracts/incoming-mail';
import type { Answer, Client } from './client.js';
import { formOf } from './file-forms.js';

export interface Eml {
  from?: string | null;
  to?: string;
  subject?: string;
  date?: string | null;
  /** Null: it has none. */
  id?: string | null;
  /** More lines of the head. */
  head?: string[];
  text?: string;
  /** Parts, each with its own head; the text is the first. */
  parts?: { head: string[]; content: string | Buffer }[];
}
let counter = 0;

/** A mail as it goes over the net. */
export function eml(mail: Eml = {}): Buffer {
  const { from = 'Mission <mission@foreign.gov.ke>', date = 'Tue, 24 Nov 2026 08:00:00 +0000', parts } = mail;
  const id = mail.id === undefined ? `<${++counter}.${Date.now()}@foreign.gov.ke>` : mail.id;
  const head = [
    ...(from === null ? [] : [`From: ${from}`]),
    `To: ${mail.to ?? 'isu@example.org'}`,
    `Subject: ${mail.subject ?? 'On the Convention'}`,
    ...(date === null ? [] : [`Date: ${date}`]),
    ...(id === null ? [] : [`Message-ID: ${id}`]),
    'MIME-Version: 1.0',
    ...(mail.head ?? []),
  ];
  const text = (mail.text ?? 'Dear colleagues, we agree.').replace(/\n/g, '\r\n');
  if (!parts) {
    const typed = mail.head?.some((line) => /^content-type:/i.test(line));
    return lines(...head, ...(typed ? [] : ['Content-Type: text/plain; charset=utf-8']), '', text);
  }
  const boundary = 'a boundary of ours';
  const all = [{ head: ['Content-Type: text/plain; charset=utf-8'], content: text }, ...parts];
  return Buffer.concat([
    lines(
      ...head,
      ...(head.some((line) => line.includes('multipart/'))
        ? []
        : [`Content-Type: multipart/mixed; boundary="${boundary}"`]),
      '',
      '',
    ),
    ...all.flatMap(({ head: own, content }) => [
      lines(`--${boundary}`, ...own, '', ''),
      Buffer.from(content as string),
      Buffer.from('\r\n'),
    ]),
    lines(`--${boundary}--`, ''),
  ]);
}
export const BOUNDARY = 'boundary="a boundary of ours"';

const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'));

/** A file as a part of a mail. */
export function attached(name: string, content: Buffer | string, type = 'application/octet-stream') {
  const base64 = Buffer.from(content as string)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  const head = [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
  ];
  return { head, content: base64 };
}

export function sendIn(by: Client, mail: Buffer | Eml): Promise<Answer<IncomingMailReceived>> {
  const content = Buffer.isBuffer(mail) ? mail : eml(mail);
  return by.post<IncomingMailReceived>('/api/incoming-mails', formOf(content, 'mail.eml'));
}

/** Sends a mail in. Throws unless it was taken. */
export async function takenIn(by: Client, mail: Buffer | Eml = {}): Promise<IncomingMailView> {
  const answer = await sendIn(by, mail);
  if (answer.status !== 201) throw new Error(`mail: ${answer.status} ${answer.text}`);
  return answer.body.mail;
}

export function decide(
  by: Client,
  { id, version }: IncomingMailView,
  step: string,
  body: object = {},
): Promise<Answer<IncomingMailView>> {
  return by.post<IncomingMailView>(`/api/incoming-mails/${id}/${step}`, { version, ...body });
}
