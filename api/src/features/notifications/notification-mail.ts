import type { MailText } from '../mail/mail-composer.js';
import { type NotificationRow, tell, type ToldTask } from './notification.views.js';

/**
 * The mail of a notification. Mail leaves the house unprotected, so of a restricted or caveated record it tells only that
 * there is something: the content stays behind the link. Undefined where the recipient may not see the record.
 */
export function mailOf(row: NotificationRow, zone: string, publicUrl: string): MailText | undefined {
  const told = tell({ ...row, tasks: row.tasks.map(withoutContent), detail: withoutReason(row) }, zone);
  if (!told) return undefined;
  const parts = [told.title, told.body, told.link && `${publicUrl}${told.link}`, FOOTER];
  return { subject: oneLine(told.title), text: `${parts.filter(Boolean).join('\n\n')}\n` };
}

const FOOTER = '-- \nDemarche. You get this because of an office or a task that is yours.';

function withoutContent(task: ToldTask): ToldTask {
  if (task.label !== 'restricted' && task.caveats.length === 0) return task;
  return { ...task, title: task.label === 'restricted' ? 'a restricted task' : 'a task under a caveat', state: null };
}

function withoutReason(row: NotificationRow): NotificationRow['detail'] {
  return row.detail.reason ? { ...row.detail, reason: 'see Demarche' } : row.detail;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
