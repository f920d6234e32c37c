import type { Standings } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import { countsOn } from './standings-history';

/** A place where the slider can stand: the end of a year, or today. */
export interface YearStop {
  readonly day: IsoDate;
  readonly year: number;
  readonly parties: number;
  /** Height of its bar in per cent of the highest. */
  readonly height: number;
  readonly today: boolean;
  /** After today: what acts already done will bring. */
  readonly ahead: boolean;
}

/**
 * From the year in which the treaty was opened to today, and on to the last effect that is known to come (a notice of
 * withdrawal that runs).
 */
export function yearStops({ openedOn, items }: Pick<Standings, 'openedOn' | 'items'>, today: IsoDate): YearStop[] {
  const days = stopDays(openedOn, lastStep(items), today);
  const counted = days.map((day) => ({ day, parties: countsOn(items, day).party }));
  const highest = Math.max(1, ...counted.map(({ parties }) => parties));
  return counted.map(({ day, parties }) => ({
    day,
    parties,
    year: yearOf(day),
    height: (100 * parties) / highest,
    today: day === today,
    ahead: day > today,
  }));
}

function stopDays(openedOn: IsoDate | null, lastOn: IsoDate | null, today: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let year = yearOf(openedOn ?? today); year < yearOf(today); year++) days.push(endOf(year));
  days.push(today);
  if (lastOn !== null && lastOn > today)
    for (let year = yearOf(today); year <= yearOf(lastOn); year++) if (endOf(year) > today) days.push(endOf(year));
  return days;
}

function lastStep(items: Standings['items']): IsoDate | null {
  const days = items.flatMap(({ steps }) => steps.at(-1)?.from ?? []);
  return days.length === 0 ? null : days.reduce((last, day) => (day > last ? day : last));
}

/** The stop whose span a day falls into: the first that is not before it. */
export function stopIndex(stops: readonly YearStop[], day: IsoDate): number {
  const index = stops.findIndex((stop) => stop.day >= day);
  return index < 0 ? stops.length - 1 : index;
}

function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

function endOf(year: number): IsoDate {
  return `${String(year).padStart(4, '0')}-12-31`;
}
