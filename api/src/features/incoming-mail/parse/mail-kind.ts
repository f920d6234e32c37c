import type { MailKind } from '@demarche/domain/incoming-mail';
import type { MailHead } from './mail-headers.js';

/** What its parts told of a mail. */
export interface Told {
  hasReport: boolean;
  bounces: number;
  calendar: string | undefined;
}

/** Written by a person, or by a machine: then it answers nothing. */
export function kindOf(head: MailHead, { hasReport, bounces, calendar }: Told): MailKind {
  if (bounces > 0) return 'bounce';
  if (calendar !== undefined) return 'calendar';
  if (hasReport || head.structured('content-type').value === 'multipart/report') return 'automatic';
  return isAutomatic(head) ? 'automatic' : 'message';
}

/** RFC 3834, and what came before it. */
function isAutomatic(head: MailHead): boolean {
  const { value } = head.structured('auto-submitted');
  if (value !== '' && value !== 'no') return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => head.has(name))) return true;
  if (head.text('precedence').toLowerCase().trim() === 'auto_reply') return true;
  const sender = head.from[0]?.address ?? '';
  return /^(mailer-daemon|postmaster)@/.test(sender) || head.text('return-path').trim() === '<>';
}
