import type { Instant, IsoDate } from '@demarche/domain/dates';

export type ReminderStatus = 'pending' | 'delivered' | 'cancelled';

/** GET /api/reminders?status=&task=&after=&limit= : my own, by the hour they fall due. */
export interface ReminderView {
  id: string;
  rule: string;
  step: string;
  task: { id: string; title: string; dueOn: IsoDate; state: { iso3: string; name: string } | null };
  /** The day and hour on the recipient's clock, and the instant that follows. */
  localDate: IsoDate;
  localTime: string;
  zone: string;
  dueAt: Instant;
  status: ReminderStatus;
  deliveredAt: Instant | null;
  mail: MailState | null;
}
/** `not_sent_no_server`: "not sent: no mail server set". */
export type MailState = 'queued' | 'sent' | 'failed' | 'not_sent_no_server';

/** GET /api/reminders/heartbeat : "Reminders last ran N seconds ago". */
export interface ReminderHeartbeat {
  lastRanAt: Instant | null;
  ageSeconds: number | null;
  /** Ran within the last three minutes. */
  healthy: boolean;
}

/** GET /api/notifications?unread=&after=&limit= ; latest first. */
export interface NotificationView {
  id: string;
  kind: 'task_due' | 'task_assigned' | 'planned_overlap' | 'digest' | 'break_glass' | 'note_mention';
  title: string;
  body: string | null;
  /** Where it leads in the web: `/tasks/<id>`; null when the record is no longer visible to the reader. */
  link: string | null;
  at: Instant;
  readAt: Instant | null;
  mail: MailState | null;
}
export interface NotificationPage {
  items: NotificationView[];
  next: string | null;
  unread: number;
}
/** POST /api/notifications/read : these, or all. */
export interface MarkReadRequest {
  ids?: string[];
  all?: boolean;
}
