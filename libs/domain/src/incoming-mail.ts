/** Mail that came in, as it waits for a person's yes. */

/** How it came: sent by a user, found in the watched folder, or in the mailbox. */
export const MAIL_WAYS = ['upload', 'folder', 'mailbox'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

/**
 * What it is. Only a `message` may answer a letter: an absence note, a calendar answer and a bounce are written by machines,
 * and a machine stops no clock. `unreadable`: it stands in the mailbox and could not be taken in.
 */
export const MAIL_KINDS = ['message', 'bounce', 'calendar', 'automatic', 'unreadable'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `waiting` until somebody decides. `forgotten`: what it said is gone, so that it is not proposed once more. */
export const MAIL_STATES = ['waiting', 'saved', 'rejected', 'forgotten'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What a mail became: a letter to us, a contact, the copy of a letter of ours, the note that an address is dead. */
export const MAIL_OUTCOMES = ['letter', 'contact', 'copy', 'bounce'] as const;
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];

/** What a reader of the mail should know before they believe it. */
export const MAIL_REMARKS = [
  'no_sender',
  'several_senders',
  'no_date',
  'date_ahead',
  'broken_characters',
  'text_cut',
  'from_html',
  'no_text',
  'others_left_out',
] as const;
export type MailRemark = (typeof MAIL_REMARKS)[number];

/** The largest mail, in bytes: a file of 25 MB and more in it is left out and named, the mail itself is kept. */
export const MAX_MAIL_BYTES = 50 * 1024 * 1024;
/** Characters of the text that are kept. */
export const MAX_MAIL_TEXT = 200_000;
/** Files of one mail that are kept; those beyond are named. */
export const MAX_MAIL_FILES = 50;
/** A mail to which somebody said no can be brought back for so many days; then what it said is gone. */
export const REJECTED_DAYS = 7;
/** Of a mail that was saved the record holds what it said; the mail itself goes after so many days. */
export const SAVED_DAYS = 30;

/** Whether it may be said to answer a letter of ours. */
export function mayAnswer(kind: MailKind): boolean {
  return kind === 'message';
}
