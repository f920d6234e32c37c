import type { MessageEnvelopeObject } from 'imapflow';
import { messageIdOf } from '@demarche/domain/mail-matching';
import type { DomainError } from '../../platform/domain-error.js';
import type { TakenMail } from './mail-intake.service.js';
import { addressOf } from './parse/mail-headers.js';
import { plainLine } from './parse/plain-text.js';

/** A mail of which the server tells the envelope and we do not get the rest: too large, or spoilt. */
export function unreadableMail(envelope: MessageEnvelopeObject | undefined, { code, detail }: DomainError): TakenMail {
  const [from] = envelope?.from ?? [];
  const date = new Date(envelope?.date ?? '');
  return {
    mail: {
      kind: 'unreadable',
      from: from ? { name: plainLine(from.name ?? '', 200), address: addressOf(from.address) } : null,
      recipients: [],
      subject: plainLine(envelope?.subject ?? '', 300),
      sentAt: Number.isNaN(date.getTime()) ? null : date,
      messageId: messageIdOf(envelope?.messageId ?? ''),
      thread: [],
      said: '',
      quoted: '',
      remarks: ['no_text'],
      bounced: [],
    },
    files: [],
    leftOut: [{ name: 'message.eml', code, message: detail }],
  };
}
