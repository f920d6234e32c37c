import sql, { type Sql } from 'sql-template-tag';

/**
 * The channels on which processes tell each other news, and what their payloads name. Ids only: whoever hears of a row reads
 * it as far as it may be read. The first three are sent by triggers (migration `live-news`), so that no writer can forget.
 */
export const CHANNELS = {
  /** Session id: it ended, or what it holds changed otherwise than by being seen. */
  session: 'demarche_session',
  /** User id: the account or its mandates changed, and with them what its sessions may do. */
  access: 'demarche_access',
  /** User id, a blank, notification id: it was written, or read. */
  notification: 'demarche_notification',
  /** Task id, then the users and offices that held it before: it was made or changed. */
  task: 'demarche_task',
  /** User id, a blank, batch id: a batch of letters of theirs is further, made, cancelled or changed. */
  letterBatch: 'demarche_letter_batch',
  /** Nothing: a pack changed a treaty. */
  register: 'demarche_register',
  /** Nothing: the reminders ran. */
  reminders: 'demarche_reminders',
} as const;
export type Channel = keyof typeof CHANNELS;

/** PostgreSQL refuses longer ones (sql-notify). */
const LONGEST_BYTES = 7_999;

/** Sent when the transaction it runs in commits, and not at all when it does not. */
export function notify(channel: Channel, payload = ''): Sql {
  if (Buffer.byteLength(payload) > LONGEST_BYTES) throw new Error(`News on ${channel} must be ids, not contents.`);
  return sql`SELECT pg_notify(${CHANNELS[channel]}, ${payload})`;
}
