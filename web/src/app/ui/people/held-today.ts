import type { IsoDate } from '@demarche/domain/dates';

interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/** Whether it runs on the day, both ends included. */
export function runsOn({ from, to }: Period, day: IsoDate): boolean {
  return from <= day && (to === null || to >= day);
}
