import type { IsoDate } from './dates.js';
import type { Standing } from './treaty.js';
import type { TreatyStatus } from './treaty-terms.js';

/** `joined`: became party; `left`: was party and is no longer; `signed`: became signatory. */
export const STATUS_CHANGE_KINDS = ['joined', 'left', 'signed'] as const;
export type StatusChangeKind = (typeof STATUS_CHANGE_KINDS)[number];

export interface StatusChangeStep {
  readonly on: IsoDate;
  readonly change: StatusChangeKind;
  readonly before: TreatyStatus;
  readonly after: TreatyStatus;
  readonly actId: string;
}

/** What a move from one status to another is called; null when nothing moved. */
export function changeKind(before: TreatyStatus, after: TreatyStatus): StatusChangeKind | null {
  if (before === after) return null;
  if (after === 'party') return 'joined';
  if (before === 'party') return 'left';
  return after === 'signatory' ? 'signed' : null;
}

/** The changes of one State's status in the days from `from` to `to`, both included, in order. */
export function changesBetween(steps: readonly Standing[], from: IsoDate, to: IsoDate): StatusChangeStep[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (before === undefined || step.from === null || step.actId === null) return [];
    const change = changeKind(before.status, step.status);
    if (change === null || step.from < from || step.from > to) return [];
    return [{ on: step.from, change, before: before.status, after: step.status, actId: step.actId }];
  });
}
