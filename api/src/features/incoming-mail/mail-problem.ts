import { MAX_MAIL_BYTES } from '@demarche/domain/incoming-mail';
import { DomainError } from '../../platform/domain-error.js';

/** A mail that cannot be taken in: 422 that names the part of the request and says what to do. */
export function unreadable(code: string, message: string): DomainError {
  return new DomainError('unprocessable', code, message, [{ field: 'file', code, message }]);
}

export function notAMail(): DomainError {
  return unreadable(
    'mail.not_a_mail',
    'This is no e-mail as it went over the net: save it as .eml in your mail program, and send that. Outlook’s own .msg cannot be read.',
  );
}

export function brokenMail(): DomainError {
  return unreadable('mail.broken', 'This mail cannot be read to its end: nothing was kept.');
}

export function tooManyParts(): DomainError {
  return unreadable(
    'mail.too_many_parts',
    'This mail has too many parts, or too long a head: nothing was kept. Send what matters of it as files.',
  );
}

export function mailTooLarge(): DomainError {
  const message = `A mail may hold at most ${MAX_MAIL_BYTES / 1024 / 1024} MB: send its files alone, each of at most 20 MB.`;
  return new DomainError('too_large', 'mail.too_large', message, [{ field: 'file', code: 'mail.too_large', message }]);
}
