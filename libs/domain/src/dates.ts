import { Temporal } from 'temporal-polyfill';

/** A calendar day, `YYYY-MM-DD`. Never a `Date`: a legal date has no zone. */
export type IsoDate = string;
/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type Instant = string;

const DAY_MS = 86_400_000;

/** True for a day that exists, in the years 0001 to 9999. `2026-02-30` and `26-2-3` are not days. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  // A day that its month lacks is read as one of the next month: asking this is many times faster than asking a calendar.
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** `date` moved by whole days; negative goes back. */
export function addDays(date: IsoDate, days: number): IsoDate {
  // Days of UTC are all equally long: counting them is many times faster than asking a calendar.
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `date` moved by whole months; the last day of a shorter month stands in for a day it lacks. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** `date` moved by whole years; 29 February becomes 28 February where there is none. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ years }).toString();
}

/** First day of the month that lies `months` after the month of `date`. */
export function firstOfMonthAfter(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).with({ day: 1 }).add({ months }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** One for each zone, for making one is dear and asking it is not. Swedish dates are written as ISO 8601 has them. */
function calendarIn(zone: string): Intl.DateTimeFormat {
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  calendars.set(zone, calendar);
  return calendar;
}

/** The calendar day it is at `instant` in the IANA zone `zone`. */
export function dayIn(zone: string, instant: Instant): IsoDate {
  const [year = '', month = '', day = ''] = calendarIn(zone).format(Date.parse(instant)).split('-');
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/**
 * The instant at which a wall clock in `zone` shows `time` (`HH:mm`) on `date`. An hour that spring skips is moved
 * forward by the length of the gap; of an hour that autumn repeats the first is taken (Temporal's "compatible").
 */
export function instantOf(date: IsoDate, time: string, zone: string): Instant {
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(at.epochMilliseconds).toISOString();
}

/** True for an IANA zone name this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.from('2000-01-01T00:00:00Z').toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}
