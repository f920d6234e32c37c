import { addMonths, type IsoDate } from './dates.js';

/** A State that is looked after goes cold after this many months without a contact held. */
export const COLD_AFTER_MONTHS = 6;

/** True when the last contact lies six months or more before `today`, or there was none. */
export function isGoingCold(lastContactOn: IsoDate | null, today: IsoDate): boolean {
  return lastContactOn === null || addMonths(lastContactOn, COLD_AFTER_MONTHS) <= today;
}
