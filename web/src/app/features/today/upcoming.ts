import type { EngagementView } from '@demarche/contracts/engagements';
import type { IsoDate } from '@demarche/domain/dates';
import { dayText, locale } from '../../ui/dates/day-text';
import { hourText } from '../../ui/dates/hour';

/** The sign of a planned contact: the weekday within a week, the month after that, the year where it is another. */
export function daySign(day: IsoDate, today: IsoDate, language: string): { above: string; figure: string } {
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(language), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const days = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  const month = form({ month: 'short' }).replace('Sept', 'Sep');
  const above =
    days < 7
      ? form({ weekday: 'short' })
      : day.slice(0, 4) === today.slice(0, 4)
        ? month
        : `${month} ${day.slice(0, 4)}`;
  return { above, figure: String(Number(day.slice(8))) };
}

/** The line beneath a planned contact: its hour, its place, whom it is with or whose it is. */
export function remarkParts(
  contact: EngagementView,
  language: string,
): { hour?: string; place?: string; with?: string; office?: string } {
  const parts: ReturnType<typeof remarkParts> = {};
  if (contact.time && contact.zone) parts.hour = hourText(contact.on, contact.time, contact.zone, language);
  if (contact.place && !contact.title.includes(contact.place)) parts.place = contact.place;
  const met = contact.peopleMet?.[0]?.person.name;
  if (met) parts.with = met;
  else if (contact.office) parts.office = contact.office.shortName;
  return parts;
}

/** For screen readers: the whole day. */
export function wholeDay(day: IsoDate, language: string): string {
  return dayText(day, 'long', language);
}
