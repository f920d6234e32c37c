import type { AssignmentView } from '@demarche/contracts/states';
import { describe, expect, it } from 'vitest';
import { draftOf, isAssignmentDraft, missingIn, toRequest } from './assignment-draft';

const assignment: AssignmentView = {
  id: 'a1',
  state: { iso3: 'AGO', name: 'Angola' },
  office: { id: 'o1', shortName: 'ISU', name: 'ISU' },
  user: { id: 'u1', name: 'Officer C (fictional)' },
  tier: 1,
  nextStep: 'Send the toolkit',
  nextStepDueOn: '2026-11-20',
  from: '2026-01-01',
  to: null,
  version: 4,
};

describe('an assignment being written', () => {
  it('starts from the present one, or from the office one acts in', () => {
    expect(draftOf(assignment, 'o9')).toMatchObject({ officeId: 'o1', userId: 'u1', tier: 1 });
    expect(draftOf(null, 'o9')).toEqual({ officeId: 'o9', userId: '', tier: 2, nextStep: '', nextStepDueOn: '' });
  });

  it('goes back as it came, with the version it was written against', () => {
    expect(toRequest(draftOf(assignment, ''), 4)).toEqual({
      officeId: 'o1',
      userId: 'u1',
      tier: 1,
      nextStep: 'Send the toolkit',
      nextStepDueOn: '2026-11-20',
      version: 4,
    });
    const empty = toRequest({ ...draftOf(undefined, 'o1'), nextStep: '  ' }, undefined);
    expect(empty).toEqual({ officeId: 'o1', userId: null, tier: 2, nextStep: null, nextStepDueOn: null });
  });

  it('says what is missing', () => {
    expect(missingIn(draftOf(assignment, ''))).toEqual({});
    expect(missingIn(draftOf(null, ''))).toHaveProperty('officeId');
    expect(missingIn({ ...draftOf(null, 'o1'), nextStepDueOn: '2026-12-01', nextStep: ' ' })).toHaveProperty(
      'nextStep',
    );
  });

  it('knows its own drafts from anything else on the device', () => {
    expect(isAssignmentDraft(draftOf(assignment, ''))).toBe(true);
    expect(isAssignmentDraft({ ...draftOf(assignment, ''), tier: 4 })).toBe(false);
    expect(isAssignmentDraft({ tier: 1 })).toBe(false);
    expect(isAssignmentDraft(null)).toBe(false);
  });
});
