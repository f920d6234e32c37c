import type { NotificationView } from '@demarche/contracts/reminders';
import { dayIn, daysBetween, type IsoDate } from '@demarche/domain/dates';
import type { Caveat, Label } from '@demarche/domain/labels';
import { type NoteSubject, noteInWords } from '@demarche/domain/note';
import { dayInWords } from '@demarche/domain/reminder-delivery';

export type NotificationKind = NotificationView['kind'];

export interface ToldTask {
  id: string;
  title: string;
  dueOn: IsoDate;
  state: string | null;
  label: Label;
  caveats: Caveat[];
  /** Who made the task is not for this reader: Chatham House. */
  masked: boolean;
  /** Neither closed nor handed on since. */
  open: boolean;
  theirs: boolean;
}
export interface ToldEngagement {
  id: string;
  title: string;
  on: IsoDate;
  label: Label;
  caveats: Caveat[];
  /** Null where Chatham House masks it. */
  office: string | null;
}
export interface ToldNote {
  id: string;
  subjectKind: NoteSubject;
  subjectId: string;
  text: string;
  /** Of whom it mentions, by id. */
  names: Record<string, string>;
  label: Label;
  caveats: Caveat[];
  /** Null where Chatham House masks it. */
  author: string | null;
}
/** A row of `notificationRows`: the records it is about only as far as its reader may see them. */
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  at: Date;
  read_at: Date | null;
  mail: NotificationView['mail'] | 'withheld';
  actor_name: string | null;
  detail: { subjectKind?: string; subjectId?: string; reason?: string; expiresAt?: string };
  tasks: ToldTask[];
  engagement: ToldEngagement | null;
  note: ToldNote | null;
  state_name: string | null;
}
export interface Told {
  title: string;
  body: string | null;
  link: string | null;
}

const MOST_LINES = 100;
/** Letters of a note in a notification. */
const MOST_WORDS = 500;
/** Where a note is read: the page of the record on which it hangs. */
const PAGES_OF: Partial<Record<NoteSubject, string>> = {
  state: 'states',
  person: 'people',
  engagement: 'engagements',
  letter: 'letters',
  task: 'tasks',
};

/** What a notification says, days counted from `today`; undefined where its record is no longer visible to its reader. */
export function tell(row: NotificationRow, today: IsoDate): Told | undefined {
  switch (row.kind) {
    case 'task_due':
      return row.tasks[0] && tellDue(row.tasks[0], today);
    case 'task_assigned':
      return row.tasks[0] && tellAssigned(row.tasks[0], row.tasks[0].masked ? null : row.actor_name);
    case 'digest':
      return tellDigest(row.tasks, today);
    case 'planned_overlap':
      return tellOverlap(row);
    case 'break_glass':
      return tellBreakGlass(row);
    case 'note_mention':
      return row.note ? tellMention(row.note) : undefined;
  }
}

export function toNotificationView(row: NotificationRow, zone: string): NotificationView {
  const told = tell(row, dayIn(zone, row.at.toISOString()));
  if (!told) throw new Error(`Nothing can be told of notification ${row.id}.`);
  return {
    id: row.id,
    kind: row.kind,
    ...told,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    mail: row.mail === 'withheld' ? null : row.mail,
  };
}

/** `Due in 3 days`, seen from `today`. */
function dueInWords(today: IsoDate, dueOn: IsoDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'Due today';
  if (days > 0) return days === 1 ? 'Due tomorrow' : `Due in ${days} days`;
  return days === -1 ? 'Overdue by one day' : `Overdue by ${-days} days`;
}

function tellDue(task: ToldTask, today: IsoDate): Told {
  return { title: `${dueInWords(today, task.dueOn)}: ${task.title}`, body: facts(task), link: `/tasks/${task.id}` };
}

function tellAssigned(task: ToldTask, by: string | null): Told {
  const giver = by ? `${by} gave you this task. ` : '';
  return { title: `New task: ${task.title}`, body: `${giver}${facts(task)}`, link: `/tasks/${task.id}` };
}

function tellDigest(tasks: readonly ToldTask[], today: IsoDate): Told | undefined {
  if (tasks.length === 0) return undefined;
  const lines = tasks
    .slice(0, MOST_LINES)
    .map((task) => `• ${dueInWords(today, task.dueOn)}: ${task.title}${task.state ? ` (${task.state})` : ''}`);
  const more = tasks.length > MOST_LINES ? [`… and ${tasks.length - MOST_LINES} more`] : [];
  const title = tasks.length === 1 ? 'One task needs you' : `${tasks.length} tasks need you`;
  return { title, body: [...lines, ...more].join('\n'), link: '/tasks?scope=mine' };
}

function tellOverlap(row: NotificationRow): Told | undefined {
  if (!row.engagement) return undefined;
  const { id, title, on, office } = row.engagement;
  return {
    title: `Another office plans a contact with ${row.state_name ?? 'the same State'}`,
    body: `${office ? `${office}: ` : ''}${title}, on ${dayInWords(on)}.`,
    link: `/engagements/${id}`,
  };
}

function tellBreakGlass(row: NotificationRow): Told | undefined {
  const { reason, expiresAt, subjectKind, subjectId } = row.detail;
  if (subjectKind === 'task' && row.tasks.length === 0) return undefined;
  if (subjectKind === 'engagement' && !row.engagement) return undefined;
  const until = expiresAt ? ` It closes again at ${expiresAt.slice(0, 16).replace('T', ' ')} UTC.` : '';
  return {
    title: `${row.actor_name ?? 'An administrator'} opened a restricted record of yours`,
    body: `Reason: ${reason ?? 'none given'}.${until}`,
    link: subjectKind === 'task' || subjectKind === 'engagement' ? `/${subjectKind}s/${subjectId}` : null,
  };
}

function tellMention({ author, text, names, subjectKind, subjectId }: ToldNote): Told {
  const words = [...noteInWords(text, new Map(Object.entries(names)))];
  const body = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join('')}…` : words.join('');
  return {
    title: author ? `${author} mentioned you in a note` : 'You are mentioned in a note',
    body,
    link: PAGES_OF[subjectKind] ? `/${PAGES_OF[subjectKind]}/${subjectId}` : null,
  };
}

function facts(task: ToldTask): string {
  return `Due on ${dayInWords(task.dueOn)}${task.state ? `, ${task.state}` : ''}.`;
}
