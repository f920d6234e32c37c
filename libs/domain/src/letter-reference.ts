import { addDays, type IsoDate } from './dates.js';

/**
 * The series a letter is numbered in: one an office and year, `ISU/2026`. Restricted letters have one of their own,
 * `ISU/R/2026`, so that to who may not see them a missing number tells nothing.
 */
export function letterSeries(officeShortName: string, year: number, restricted: boolean): string {
  return [officeCode(officeShortName), ...(restricted ? ['R'] : []), String(year)].join('/');
}

/** "ISU/2026/041": at least three digits. */
export function letterReference(series: string, number: number): string {
  return `${series}/${String(number).padStart(3, '0')}`;
}

/** "Coordinator A" → `COORDINATOR-A`: what can stand in a reference, a file name and a subject line alike. */
export function officeCode(shortName: string): string {
  const code = shortName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return code || 'OFFICE';
}

/** The weeks after which an answer is chased unless the writer says otherwise. Source: practice.md, job 8. */
export const USUAL_REPLY_WEEKS = 6;

/** Weeks from one chase to the next. Source: practice.md, job 8. */
export const CHASE_WEEKS = 2;

/** The day by which an answer is awaited. */
export function replyDueOn(sentOn: IsoDate, weeks: number): IsoDate {
  return addDays(sentOn, 7 * weeks);
}

/** The day on which somebody is to chase: no Saturday, no Sunday. */
export function workdayFrom(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}
