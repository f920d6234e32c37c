import type { IsoDate } from '@demarche/domain/dates';
import { shiftDay } from '../dates/day-text';
import { weekdayFromMonday } from './quick-days';

/** The first day of the month `months` after that of `day`. */
export function firstOfMonth(day: IsoDate, months = 0): IsoDate {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** Six weeks from Monday to Sunday that hold the month of `day`: always six, so that the calendar never changes height. */
export function monthGrid(day: IsoDate): IsoDate[][] {
  const first = firstOfMonth(day);
  const start = shiftDay(first, -weekdayFromMonday(first));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => shiftDay(start, week * 7 + weekday)),
  );
}

/** The day a key leads to from `day`, or null for other keys: arrows by day and week, Page by month, Home and End in the week. */
export function dayByKey(key: string, day: IsoDate): IsoDate | null {
  switch (key) {
    case 'ArrowLeft':
      return shiftDay(day, -1);
    case 'ArrowRight':
      return shiftDay(day, 1);
    case 'ArrowUp':
      return shiftDay(day, -7);
    case 'ArrowDown':
      return shiftDay(day, 7);
    case 'Home':
      return shiftDay(day, -weekdayFromMonday(day));
    case 'End':
      return shiftDay(day, 6 - weekdayFromMonday(day));
    case 'PageUp':
      return sameDay(day, -1);
    case 'PageDown':
      return sameDay(day, 1);
    default:
      return null;
  }
}

function sameDay(day: IsoDate, months: number): IsoDate {
  const next = firstOfMonth(day, months);
  const last = Number(shiftDay(firstOfMonth(next, 1), -1).slice(8));
  return `${next.slice(0, 8)}${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`;
}
