import { dayIn, type Instant, type IsoDate } from '@demarche/domain/dates';

/** The one clock. Statements take its `now` as a parameter and never ask the database's. */
export class Clock {
  now(): Date {
    return new Date();
  }

  instant(): Instant {
    return this.now().toISOString();
  }

  /** The calendar day in UTC. */
  today(): IsoDate {
    return this.instant().slice(0, 10);
  }

  todayIn(zone: string): IsoDate {
    return dayIn(zone, this.instant());
  }

  /** Reads how far the clock was moved. The real clock never is. */
  async refresh(): Promise<void> {}
}
