import type { IsoDate } from '@demarche/domain/dates';
import { dayNumber, shiftDay } from '../dates/day-text';

export const QUICK_PAST = ['today', 'yesterday'] as const;
export const QUICK_AHEAD = ['tomorrow', 'monday', 'week', 'twoWeeks'] as const;
export type QuickKey = (typeof QUICK_PAST)[number] | (typeof QUICK_AHEAD)[number];
export interface QuickDay {
  readonly key: QuickKey;
  readonly day: IsoDate;
}

/** The days people mean most: `monday` is the next one, never today; those that fall on one day stand once. */
export function quickDays(keys: readonly QuickKey[], today: IsoDate): QuickDay[] {
  const seen = new Set<IsoDate>();
  return keys.map((key) => ({ key, day: dayFor(key, today) })).filter(({ day }) => !seen.has(day) && seen.add(day));
}

function dayFor(key: QuickKey, today: IsoDate): IsoDate {
  switch (key) {
    case 'today':
      return today;
    case 'yesterday':
      return shiftDay(today, -1);
    case 'tomorrow':
      return shiftDay(today, 1);
    case 'monday':
      return shiftDay(today, 7 - weekdayFromMonday(today));
    case 'week':
      return shiftDay(today, 7);
    case 'twoWeeks':
      return shiftDay(today, 14);
  }
}

/** 0 for Monday to 6 for Sunday. 1 January 1970 was a Thursday. */
export function weekdayFromMonday(day: IsoDate): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}
