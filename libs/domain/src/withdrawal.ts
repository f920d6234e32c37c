import { addMonths, type IsoDate } from './dates.js';
import type { TreatyAct } from './treaty-acts.js';

/**
 * The day a notice takes effect: the day the depositary published, else the notice period after its receipt. Null when
 * the pack names no period. CCM art. 20: six months; a period that ends on a day its month lacks ends on the last day.
 */
export function noticeEndsOn(notice: TreatyAct, noticeMonths: number | null): IsoDate | null {
  if (notice.effectiveOn !== null) return notice.effectiveOn;
  return noticeMonths === null ? null : addMonths(notice.on, noticeMonths);
}

/**
 * The day the State leaves after the notice at `index` of its ordered acts. An explicit `withdrawal` that answers this
 * notice gives the day, be it earlier or later than the period (an armed conflict may keep a State bound). A revocation,
 * or a new deposit after the State had left, ends the search: a later withdrawal answers a later notice.
 */
export function leavesOn(acts: readonly TreatyAct[], index: number, noticeMonths: number | null): IsoDate | null {
  const notice = acts[index];
  if (notice === undefined) return null;
  const ends = noticeEndsOn(notice, noticeMonths);
  for (const later of acts.slice(index + 1)) {
    if (later.kind === 'withdrawal') return later.on;
    if (later.kind === 'notice_revoked') break;
    if (later.kind === 'deposit' && ends !== null && later.on > ends) break;
  }
  return ends;
}
