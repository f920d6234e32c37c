import type { MailText } from '../mail/mail-composer.js';
import { type NotificationRow, tell, type ToldEngagement, type ToldTask } from './notification.views.js';

/**
 * The mail of a notification. Mail leaves the house unprotected, so of a restricted or caveated record it tells only that
 * there is something: the content stays behind the link. Undefined where the recipient may not see the record.
 */
export function mailOf(row: NotificationRow, zone: string, publicUrl: string): MailText | undefined {
  const told = tell(bare(row), zone);
  if (!told) return undefined;
  const parts = [told.title, told.body, told.link && `${publicUrl}${told.link}`, FOOTER];
  return { subject: oneLine(told.title), text: `${parts.filter(Boolean).join('\n\n')}\n` };
}

const FOOTER = '-- \nDemarche. You get this because of an office or a task that is yours.';

function bare(row: NotificationRow): NotificationRow {
  const isClosed = row.engagement !== null && closed(row.engagement) !== undefined;
  return {
    ...row,
    tasks: row.tasks.map(bareTask),
    engagement: row.engagement && bareEngagement(row.engagement),
    state_name: isClosed ? null : row.state_name,
    detail: withoutReason(row),
  };
}

/** "restricted", "under a caveat": what is said instead of the content; undefined where the content may be told. */
function closed(record: Pick<ToldTask, 'label' | 'caveats'>): ((thing: string) => string) | undefined {
  if (record.label === 'restricted') return (thing) => `a restricted ${thing}`;
  return record.caveats.length > 0 ? (thing) => `a ${thing} under a caveat` : undefined;
}

function bareTask(task: ToldTask): ToldTask {
  const words = closed(task);
  return words ? { ...task, title: words('task'), state: null } : task;
}

function bareEngagement(engagement: ToldEngagement): ToldEngagement {
  const words = closed(engagement);
  return words ? { ...engagement, title: words('contact'), office: null } : engagement;
}

function withoutReason(row: NotificationRow): NotificationRow['detail'] {
  return row.detail.reason ? { ...row.detail, reason: 'see Demarche' } : row.detail;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
