import type { IsoDate } from '@demarche/domain/dates';
import { dayText, locale, shiftDay } from './day-text';

/** What was typed, as a day, or what to tell who typed it: a key under `ui.day` with its parameters. */
export type ParsedDay =
  { readonly day: IsoDate } | { readonly error: string; readonly params: Record<string, unknown> };

export interface ParseOptions {
  readonly today: IsoDate;
  readonly language?: string;
  /** Where the year is left out: the next such day (a due day) or the last one (a contact). */
  readonly prefer?: 'future' | 'past';
}

const MONTHS = 12;

/**
 * A day as people write it: 8 December 2026, 8 Dec, 8.12.2026, 8/12/2026 (day first), 2026-12-08, today, tomorrow,
 * yesterday, +14. The year may be left out, not shortened.
 */
export function parseDay(text: string, options: ParseOptions): ParsedDay {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const near = nearDay(typed, options.today);
  if (near) return { day: near };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]), options);
  const figures = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2,4}))?\.?$/.exec(typed);
  if (figures) return withYear(Number(figures[1]), Number(figures[2]), figures[3], options);
  const named = /^(\d{1,2})(?:st|nd|rd|th)?\.? (\p{L}+)\.?,?(?: (\d{2,4}))?$/u.exec(typed);
  const turned = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{2,4}))?$/u.exec(typed);
  const [day, month, year] = named ? [named[1], named[2], named[3]] : [turned?.[2], turned?.[1], turned?.[3]];
  const number = month ? monthNumber(month, options.language ?? 'en') : 0;
  if (!number) return { error: 'unread', params: {} };
  return withYear(Number(day), number, year, options);
}

function nearDay(typed: string, today: IsoDate): IsoDate | null {
  const named: Record<string, number> = { today: 0, tomorrow: 1, yesterday: -1 };
  const days = named[typed] ?? (/^[+-]\d{1,4}$/.test(typed) ? Number(typed) : undefined);
  return days === undefined ? null : shiftDay(today, days);
}

/** Three letters are enough, in English or in the reader's language. */
function monthNumber(name: string, language: string): number {
  if (name.length < 3) return 0;
  for (const lang of [language, 'en']) {
    const format = new Intl.DateTimeFormat(locale(lang), { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= MONTHS; month += 1) {
      if (
        format
          .format(Date.UTC(2000, month - 1, 1))
          .toLowerCase()
          .startsWith(name)
      )
        return month;
    }
  }
  return name === 'sept' ? 9 : 0;
}

function withYear(day: number, month: number, year: string | undefined, options: ParseOptions): ParsedDay {
  if (year && year.length !== 4) return { error: 'year', params: {} };
  if (year) return existing(Number(year), month, day, options);
  const present = Number(options.today.slice(0, 4));
  const here = existing(present, month, day, options);
  if (!('day' in here)) return here;
  if (options.prefer === 'past' && here.day > options.today) return existing(present - 1, month, day, options);
  if (options.prefer !== 'past' && here.day < options.today) return existing(present + 1, month, day, options);
  return here;
}

function existing(year: number, month: number, day: number, options: ParseOptions): ParsedDay {
  if (month < 1 || month > MONTHS) return { error: 'month', params: { month } };
  const last = new Date(Date.UTC(leap(year) ? 2000 : 2001, month, 0)).getUTCDate();
  const iso = (value: number) => `${String(year).padStart(4, '0')}-${pad(month)}-${pad(value)}`;
  if (day >= 1 && day <= last) return { day: iso(day) };
  const name = dayText(iso(1), 'long', options.language).split(' ')[1] ?? '';
  return { error: 'missing', params: { day, month: name, last, year } };
}

const pad = (value: number) => String(value).padStart(2, '0');
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
