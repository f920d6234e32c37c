import type { Instant, IsoDate } from '@demarche/domain/dates';

const DAY_MS = 86_400_000;

/**
 * English is written the way the United Nations write it: 23 November 2026. (The date arithmetic of the domain library
 * brings a calendar polyfill; for showing days the browser's own is enough and costs the first page nothing.)
 */
export function locale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** Days since 1970 of a calendar day. */
export function dayNumber(day: IsoDate): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** `day` moved by whole days. */
export function shiftDay(day: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** `long`: 23 November 2026 · `medium`: 23 Nov 2026 · `short`: 23 Nov (for the current year) · `weekday`: Tuesday 24 November. */
export type DayForm = 'long' | 'medium' | 'short' | 'weekday';

const FORMS: Record<DayForm, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
};

/** A calendar day in words. */
export function dayText(day: IsoDate, form: DayForm, language = 'en'): string {
  const text = new Intl.DateTimeFormat(locale(language), { ...FORMS[form], timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  // The three-letter month everywhere, also for the one that British English gives four.
  return text.replace(/\bSept\b/, 'Sep').replace(/,(?= \d)/, '');
}

/** The short form inside the current year, the year with it otherwise. */
export function briefDay(day: IsoDate, today: IsoDate, language = 'en'): string {
  return dayText(day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'medium', language);
}

/** An hour, always with its zone: `23 Nov 2026, 18:40 CET`. */
export function instantText(at: Instant, zone: string, language = 'en'): string {
  const parts = new Intl.DateTimeFormat(locale(language), {
    ...FORMS.medium,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((entry) => entry.type === type)?.value ?? '';
  const month = part('month').replace('Sept', 'Sep');
  return `${part('day')} ${month} ${part('year')}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

/** How far `day` is from `today`, in the unit a person would use: tomorrow, in 2 weeks, 7 months ago. */
export function relativeDay(day: IsoDate, today: IsoDate, language = 'en', style: 'long' | 'narrow' = 'long'): string {
  const days = dayNumber(day) - dayNumber(today);
  const far = Math.abs(days);
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto', style });
  if (far < 14) return format.format(days, 'day');
  if (far < 60) return format.format(Math.trunc(days / 7), 'week');
  if (far < 730) return format.format(Math.trunc(days / 30.44), 'month');
  return format.format(Math.trunc(days / 365.25), 'year');
}
