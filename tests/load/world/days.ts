import { addDays, type IsoDate } from '@demarche/domain/dates';
import { below } from './random.ts';

const PAST = 3_650;
const COMING = 120;

/** Days of contacts and tasks lie around the day on which the database is filled. */
export class Days {
  readonly today: IsoDate;
  private readonly days: string[];

  constructor(today: IsoDate) {
    this.today = today;
    this.days = Array.from({ length: PAST + COMING + 1 }, (_, k) => addDays(today, k - PAST));
  }

  /** Ten years back to four months ahead. */
  of(table: 'engagement' | 'task', i: number): IsoDate {
    return this.days[below(this.days.length, table, i, 3)]!;
  }

  /** Ten years back to a month ago: long enough for an answer to have come. */
  past(i: number): IsoDate {
    return this.days[below(PAST - 30, 'letter', i, 7)]!;
  }

  /** Open tasks lie close: a year back to four months ahead. */
  close(i: number): IsoDate {
    return this.days[this.days.length - 1 - below(365 + COMING, 'task', i, 4)]!;
  }

  at(day: IsoDate): string {
    return `${day > this.today ? this.today : day}T07:00:00Z`;
  }
}
