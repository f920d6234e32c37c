import type { IsoDate } from '@demarche/domain/dates';
import { locale, shiftDay } from '../dates/day-text';

/** What a person typed as a day: a day, nothing, a day the month does not have, or no day at all. */
export type ParsedDay =
  | { readonly kind: 'day'; readonly day: IsoDate }
  | { readonly kind: 'empty' }
  /** "30 February": `last` is the last day that month has. */
  | {
      readonly kind: 'no_such_day';
      readonly day: number;
      readonly month: number;
      readonly year: number;
      readonly last: number;
    }
  | { readonly kind: 'unread' };

/** True for `YYYY-MM-DD` of a day that exists. */
export function isDay(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

/**
 * A day as people write it: `today`, `tomorrow`, `yesterday`, `+14`, `8 Dec`, `8 December 2026`, `8/12/2026`, `8.12.`,
 * `2026-12-08`. Day before month, as the United Nations write it. Without a year: `today`'s.
 * Words are read in English and in `language`.
 */
export function parseDay(typed: string, today: IsoDate, language = 'en'): ParsedDay {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return { kind: 'empty' };
  const shift = relativeShift(text, language);
  if (shift !== null) return { kind: 'day', day: shiftDay(today, shift) };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return exact(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const thisYear = Number(today.slice(0, 4));
  const figures = /^(\d{1,2})[./ -](\d{1,2})[.]?(?:[./ -]?(\d{4}))?$/.exec(text);
  if (figures) return exact(Number(figures[3] ?? thisYear), Number(figures[2]), Number(figures[1]));
  const words = /^(?:\p{L}+,? )?(\d{1,2})(?:st|nd|rd|th|er|º|\.)? (?:de )?(\p{L}{3,})\.?,?(?: (?:de )?(\d{4}))?$/u.exec(
    text,
  );
  const month = words?.[2] ? monthOf(words[2], language) : 0;
  if (!words || month === 0) return { kind: 'unread' };
  return exact(Number(words[3] ?? thisYear), month, Number(words[1]));
}

function exact(year: number, month: number, day: number): ParsedDay {
  if (year < 1 || month < 1 || month > 12 || day < 1) return { kind: 'unread' };
  const last = lastDayOf(year, month);
  if (day > last) return day <= 31 ? { kind: 'no_such_day', day, month, year, last } : { kind: 'unread' };
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return { kind: 'day', day: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
}

function lastDayOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function relativeShift(text: string, language: string): number | null {
  const counted = /^\+(\d{1,3})$/.exec(text);
  if (counted) return Number(counted[1]);
  for (const spoken of ['en', language]) {
    const format = new Intl.RelativeTimeFormat(locale(spoken), { numeric: 'auto' });
    for (const shift of [0, 1, -1]) if (text === format.format(shift, 'day').toLowerCase()) return shift;
  }
  return null;
}

function monthOf(word: string, language: string): number {
  for (const spoken of ['en', language]) {
    const format = new Intl.DateTimeFormat(locale(spoken), { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const name = format.format(Date.UTC(2000, month - 1, 1)).toLowerCase();
      if (name.startsWith(word)) return month;
    }
  }
  return 0;
}
