import type { Instant, IsoDate } from './dates.js';
import type { SigningRule } from './treaty-rules.js';
import { ACT_KINDS, type ActKind } from './treaty-terms.js';

/** One dated act of one State under one treaty, as recorded at an instant. */
export interface TreatyAct {
  readonly id: string;
  readonly kind: ActKind;
  readonly on: IsoDate;
  /** The day it takes effect for the State as the depositary published it; null: follows from the pack's rule. */
  readonly effectiveOn: IsoDate | null;
  readonly recordedAt: Instant;
  /** The act that this one corrects. */
  readonly supersedes: string | null;
  /** A correction that only takes the corrected act back: by itself it says nothing. */
  readonly retracted: boolean;
}

/** By date; acts of one day in the order of ACT_KINDS; then as recorded. */
export function compareActs(a: TreatyAct, b: TreatyAct): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const byKind = ACT_KINDS.indexOf(a.kind) - ACT_KINDS.indexOf(b.kind);
  if (byKind !== 0) return byKind;
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0;
}

/**
 * The acts that stand, in order. With `knownAt`, those that stood in the records at that instant: what was recorded
 * later, corrections among them, is left out, so that a report made then can be made again.
 */
export function standingActs<Act extends TreatyAct>(acts: readonly Act[], knownAt?: Instant): Act[] {
  const known = knownAt === undefined ? acts : acts.filter((act) => act.recordedAt <= knownAt);
  const superseded = new Set(known.map((act) => act.supersedes));
  return known.filter((act) => !act.retracted && !superseded.has(act.id)).sort(compareActs);
}

/** Whether the treaty could be signed on `day`. On the day it enters into force it no longer can. */
export function canBeSignedOn(
  day: IsoDate,
  openedOn: IsoDate | null,
  signing: SigningRule,
  treatyOn: IsoDate | null,
): boolean {
  if (openedOn !== null && day < openedOn) return false;
  switch (signing.kind) {
    case 'open':
      return true;
    case 'until':
      return day <= signing.on;
    case 'until_entry_into_force':
      return treatyOn === null || day < treatyOn;
  }
}
