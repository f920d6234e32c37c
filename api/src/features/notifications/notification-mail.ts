import type { IsoDate } from '@demarche/domain/dates';
import { type Caveat, type Label, LABELS, stricter } from '@demarche/domain/labels';
import type { MailText } from '../mail/mail-composer.js';
import {
  type NotificationRow,
  tell,
  type Told,
  type ToldEngagement,
  type ToldNote,
  type ToldTask,
} from './notification.views.js';

type Labelled = Pick<ToldTask, 'label' | 'caveats'>;

/** Lines in one mail; what is beyond them stands in the inbox. */
export const MOST_IN_ONE = 100;

/**
 * The mail of a notification, or of several that waited so long that one tells of them all. Mail leaves the house
 * unprotected, so of a restricted or caveated record it tells only that there is something: the content stays behind the
 * link. It speaks of `today`, the day it goes out; a task that was closed or handed on meanwhile is not in it. Undefined
 * where nothing is left that the recipient may see.
 */
export function mailOf(rows: readonly NotificationRow[], today: IsoDate, publicUrl: string): MailText | undefined {
  const told = rows.flatMap((row) => tellOutside(row, today) ?? []);
  const [first] = told;
  if (!first) return undefined;
  const label = told.map((item) => item.label).reduce(stricter);
  if (told.length === 1) return letter(first, label, publicUrl);
  const lines = told
    .slice(0, MOST_IN_ONE)
    .map(({ title, link }) => `• ${title}${link ? `\n  ${publicUrl}${link}` : ''}`);
  if (told.length > MOST_IN_ONE) lines.push('… and more, in your inbox');
  const title = `${told.length > MOST_IN_ONE ? `More than ${MOST_IN_ONE}` : told.length} notices for you`;
  return letter({ title, body: lines.join('\n'), link: '/inbox' }, label, publicUrl);
}

function letter({ title, body, link }: Told, label: Label, publicUrl: string): MailText {
  const parts = [title, body, link && `${publicUrl}${link}`, `Label: ${label}`, FOOTER];
  return { subject: oneLine(title), text: `${parts.filter(Boolean).join('\n\n')}\n` };
}

const FOOTER = '-- \nDemarche. You get this because of an office or a task that is yours.';

function tellOutside(row: NotificationRow, today: IsoDate): (Told & { label: Label }) | undefined {
  const about: readonly Labelled[] = [...row.tasks, ...[row.engagement, row.note].filter((one) => one !== null)];
  const told = tell(
    {
      ...row,
      tasks: row.tasks.filter((task) => stillConcerns(row, task)).map(taskOutside),
      engagement: row.engagement && engagementOutside(row.engagement),
      note: row.note && noteOutside(row.note),
      state_name: row.engagement && closed(row.engagement) ? null : row.state_name,
      detail: row.detail.reason ? { ...row.detail, reason: 'see Demarche' } : row.detail,
    },
    today,
  );
  return told && { ...told, label: about.map(({ label }) => label).reduce(stricter, LABELS[0]) };
}

/** A reminder, and the news of a new task, are for whoever has to do it. */
function stillConcerns(row: NotificationRow, task: ToldTask): boolean {
  return row.kind === 'break_glass' || (task.open && task.theirs);
}

function taskOutside(task: ToldTask): ToldTask {
  const what = closed(task);
  return what ? { ...task, title: `a ${what[0]}task${what[1]}`, state: null } : task;
}

function engagementOutside(engagement: ToldEngagement): ToldEngagement {
  const what = closed(engagement);
  return what ? { ...engagement, title: `a ${what[0]}contact${what[1]}`, office: null } : engagement;
}

function noteOutside(note: ToldNote): ToldNote {
  const what = closed(note);
  return what ? { ...note, text: `A ${what[0]}note${what[1]}.`, author: null } : note;
}

/** What stands before and after the noun instead of the content; undefined where the content may leave the house. */
function closed({ label, caveats }: { label: Label; caveats: readonly Caveat[] }): [string, string] | undefined {
  if (label === 'restricted') return ['restricted ', ''];
  return caveats.length > 0 ? ['', ' under a caveat'] : undefined;
}

/** A subject is one line of at most 200 characters, none of them cut in half. */
function oneLine(text: string): string {
  return [...text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')].slice(0, 200).join('');
}
