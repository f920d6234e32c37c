import type { AssignmentView, AssignStateRequest } from '@demarche/contracts/states';

/** Who looks after a State and what comes next, while it is being written. */
export interface AssignmentDraft {
  readonly officeId: string;
  /** Empty: the office as such. */
  readonly userId: string;
  readonly tier: 1 | 2 | 3;
  readonly nextStep: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly nextStepDueOn: string;
}
export const TIERS = [1, 2, 3] as const;

export function draftOf(assignment: AssignmentView | null | undefined, officeId: string): AssignmentDraft {
  return {
    officeId: assignment?.office.id ?? officeId,
    userId: assignment?.user?.id ?? '',
    tier: assignment?.tier ?? 2,
    nextStep: assignment?.nextStep ?? '',
    nextStepDueOn: assignment?.nextStepDueOn ?? '',
  };
}

/** What is missing, by field; the values are keys of words. Empty when it can be saved. */
export function missingIn(draft: AssignmentDraft): Partial<Record<keyof AssignmentDraft, string>> {
  return {
    ...(draft.officeId === '' ? { officeId: 'states.assign.needsOffice' } : {}),
    ...(draft.nextStepDueOn !== '' && draft.nextStep.trim() === '' ? { nextStep: 'states.assign.needsStep' } : {}),
  };
}

export function toRequest(draft: AssignmentDraft, version: number | undefined): AssignStateRequest {
  return {
    officeId: draft.officeId,
    userId: draft.userId || null,
    tier: draft.tier,
    nextStep: draft.nextStep.trim() || null,
    nextStepDueOn: draft.nextStepDueOn || null,
    ...(version === undefined ? {} : { version }),
  };
}

/** Proves the shape of a draft that was kept on the device. */
export function isAssignmentDraft(value: unknown): value is AssignmentDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<string, unknown>;
  const texts = ['officeId', 'userId', 'nextStep', 'nextStepDueOn'].every((key) => typeof draft[key] === 'string');
  return texts && TIERS.some((tier) => tier === draft['tier']);
}
