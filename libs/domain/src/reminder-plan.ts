import { addDays, dayIn, daysBetween, instantOf, type Instant, type IsoDate } from './dates.js';

/** The rule of due tasks: 14, 3 and 0 days before, then weekly, at 08:00 on the recipient's clock. Source: domain.md, "The rest". */
export const TASK_DUE_RULE = 'task_due';
export const REMINDER_TIME = '08:00';
const DAYS_BEFORE = [14, 3, 0] as const;
const OVERDUE_EVERY_DAYS = 7;

export type ReminderStep = `due_${(typeof DAYS_BEFORE)[number]}` | `overdue_${number}`;

/** From a day to a day, both included; `to` null: until further notice. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}
/** Of somebody to whom a thing itself is given, not to an office held for a time. */
export const ALWAYS: readonly Period[] = [{ from: '0001-01-01', to: null }];

export interface PlannedReminder {
  readonly step: ReminderStep;
  /** The day on the recipient's clock. */
  readonly localDate: IsoDate;
  readonly dueAt: Instant;
}

/**
 * What still lies ahead of `now` for one recipient: the steps before the due day, and the next weekly one after it (only one,
 * for the one after that is planned when it is delivered). In the order in which they fall due.
 *
 * `holds` are the periods in which the recipient is to be reminded. Like every right, they are counted in days of UTC: those
 * of the instant at which the step falls due.
 */
export function planReminders(
  dueOn: IsoDate,
  zone: string,
  holds: readonly Period[],
  now: Instant,
): readonly PlannedReminder[] {
  const ahead = (step: PlannedReminder) => step.dueAt > now && holds.some((period) => covers(period, step.dueAt));
  const before = DAYS_BEFORE.map((days) => stepAt(`due_${days}`, addDays(dueOn, -days), zone)).filter(ahead);
  const weekly = holds.flatMap((period) => firstWeekly(dueOn, zone, period, now).filter(ahead));
  const [next] = weekly.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  return next ? [...before, next] : before;
}

/**
 * A step that was planned earlier and not sent yet, at its hour in `zone`; undefined where the recipient is not to be reminded
 * then any more. It may lie before `now`: somebody who moves east across 08:00 gets what was not sent at once.
 */
export function plannedStep(
  step: ReminderStep,
  dueOn: IsoDate,
  zone: string,
  holds: readonly Period[],
): PlannedReminder | undefined {
  const [kind, days] = step.split('_');
  const planned = stepAt(step, addDays(dueOn, kind === 'due' ? -Number(days) : Number(days)), zone);
  return holds.some((period) => covers(period, planned.dueAt)) ? planned : undefined;
}

/** The weekly steps among which the first one within the period and after `now` must be. */
function firstWeekly(dueOn: IsoDate, zone: string, period: Period, now: Instant): PlannedReminder[] {
  const today = todayOf(zone, now);
  const start = period.from > today ? period.from : today;
  // A day of UTC begins or ends within one day of the recipient's: one step to either side is enough.
  const week = Math.ceil(daysBetween(dueOn, start) / OVERDUE_EVERY_DAYS);
  return [week - 1, week, week + 1]
    .filter((n) => n >= 1)
    .concat(week < 0 ? [1] : [])
    .map((n) => n * OVERDUE_EVERY_DAYS)
    .map((days) => stepAt(`overdue_${days}`, addDays(dueOn, days), zone));
}

function stepAt(step: ReminderStep, localDate: IsoDate, zone: string): PlannedReminder {
  return { step, localDate, dueAt: morningOf(localDate, zone) };
}

const MOST_REMEMBERED = 20_000;

/** Thousands of reminders share few mornings and zones, and the rules of a zone are dear to ask. */
function remembering(ask: (a: string, b: string) => string): (a: string, b: string) => string {
  const known = new Map<string, string>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const answer = known.get(key) ?? ask(a, b);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, answer);
    return answer;
  };
}
const morningOf = remembering((localDate, zone) => instantOf(localDate, REMINDER_TIME, zone));
const todayOf = remembering(dayIn);

function covers(period: Period, at: Instant): boolean {
  const day = at.slice(0, 10);
  return period.from <= day && (period.to === null || day <= period.to);
}
