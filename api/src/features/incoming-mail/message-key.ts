import { hash } from 'node:crypto';
import type { ReadMail } from './parse/read-mail.js';

/** By which the same message is known however it came: its Message-ID, else what it says and carries. */
export interface MessageKeys {
  messageKey: string;
  contentKey: string;
}

/** The key of the message with this Message-ID. */
export function keyOfId(messageId: string): string {
  return hash('sha256', `id ${messageId}`);
}

/**
 * What a mail says is not its bytes: each server on the way writes into its head, and each program saves it with other line
 * breaks.
 * @param contents the SHA-256 of each of its files
 */
export function keysOf(mail: ReadMail, contents: readonly string[]): MessageKeys {
  const said = [mail.from?.address ?? '', mail.sentAt?.toISOString() ?? '', mail.subject, mail.said, mail.quoted];
  const contentKey = hash('sha256', `content ${JSON.stringify([...said, ...contents])}`);
  return { messageKey: mail.messageId ? keyOfId(mail.messageId) : contentKey, contentKey };
}
