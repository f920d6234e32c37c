import type { IsoDate } from './dates.js';
import { entryIntoForce } from './entry-into-force.js';
import type { TreatyAct } from './treaty-acts.js';
import type { TreatyRules } from './treaty-rules.js';
import type { TreatyStatus } from './treaty-terms.js';
import { leavesOn } from './withdrawal.js';

/** Where a State stands under a treaty, unchanged from `from` until the day before the next standing begins. */
export interface Standing {
  /** Null: from the beginning. */
  readonly from: IsoDate | null;
  readonly status: TreatyStatus;
  /** The day the status began: of the act that made it, or of the effect of a notice. Null for who never acted. */
  readonly since: IsoDate | null;
  /** The act that made the status. */
  readonly actId: string | null;
  /** Entry into force for this State; null where it is not party or no rule is known. */
  readonly inForceOn: IsoDate | null;
  /** The day it leaves, while a notice runs that was neither revoked nor has taken effect. */
  readonly leavingOn: IsoDate | null;
}

export const NEVER_ACTED: Standing = {
  from: null,
  status: 'not_party',
  since: null,
  actId: null,
  inForceOn: null,
  leavingOn: null,
};

/**
 * Everything a State's acts make of it, as standings in order; the first is always NEVER_ACTED. domain.md, "Treaty
 * status": `party` has deposited and not withdrawn, whether or not in force; `signatory` signed and did not deposit;
 * `withdrawn` was party and is no longer, until it deposits again.
 * @param acts the standing acts, ordered (`standingActs`)
 * @param treatyOn entry into force of the treaty (`treatyInForceOn`); null when it is not in force
 */
export function standings(acts: readonly TreatyAct[], rules: TreatyRules, treatyOn: IsoDate | null): Standing[] {
  const steps: Standing[] = [NEVER_ACTED];
  let now = NEVER_ACTED;
  let notice: TreatyAct | null = null;

  const enter = (day: IsoDate, change: Partial<Standing>): void => {
    now = { ...now, ...change, from: day };
    if (steps.at(-1)?.from === day) steps.pop();
    steps.push(now);
  };
  const leave = (day: IsoDate, act: TreatyAct): void => {
    enter(day, { status: 'withdrawn', since: day, actId: act.id, inForceOn: null, leavingOn: null });
    notice = null;
  };
  const takeEffectBefore = (day: IsoDate | null): void => {
    if (notice !== null && now.leavingOn !== null && (day === null || now.leavingOn < day))
      leave(now.leavingOn, notice);
  };

  acts.forEach((act, index) => {
    takeEffectBefore(act.on);
    switch (act.kind) {
      case 'signature':
        if (now.status === 'not_party') enter(act.on, { status: 'signatory', since: act.on, actId: act.id });
        break;
      case 'deposit':
        if (now.status !== 'party') {
          const byRule = rules.entryIntoForce && entryIntoForce(act.on, rules.entryIntoForce, treatyOn);
          enter(act.on, {
            status: 'party',
            since: act.on,
            actId: act.id,
            inForceOn: act.effectiveOn ?? byRule,
          });
        }
        break;
      case 'provisional_application':
        break;
      case 'withdrawal_notice':
        if (now.status === 'party' && notice === null) {
          notice = act;
          enter(act.on, { leavingOn: leavesOn(acts, index, rules.withdrawalNoticeMonths) });
        }
        break;
      case 'notice_revoked':
        if (notice !== null) {
          notice = null;
          enter(act.on, { leavingOn: null });
        }
        break;
      case 'withdrawal':
        if (now.status === 'party') leave(act.on, act);
        break;
    }
  });
  takeEffectBefore(null);
  return steps;
}

/** The standing on a day, of standings in order. Days before all acts give NEVER_ACTED; days to come the last. */
export function standingAt(steps: readonly Standing[], day: IsoDate): Standing {
  return steps.findLast((step) => step.from === null || step.from <= day) ?? NEVER_ACTED;
}

/** Bound on `day`: party, and the treaty is in force for it. Null where no rule tells. */
export function isInForce(standing: Standing, day: IsoDate): boolean {
  return standing.status === 'party' && standing.inForceOn !== null && standing.inForceOn <= day;
}
