import { describe, expect, it } from 'vitest';
import type { TreatyAct } from './treaty-acts.js';
import { leavesOn, noticeEndsOn } from './withdrawal.js';

const act = (kind: TreatyAct['kind'], on: string, effectiveOn: string | null = null): TreatyAct => ({
  id: `${kind} ${on}`,
  kind,
  on,
  effectiveOn,
  recordedAt: '2020-01-01T00:00:00.000Z',
  supersedes: null,
  retracted: false,
});
const notice = act('withdrawal_notice', '2024-08-31');

describe('end of the notice period', () => {
  it('falls on the last day of a shorter month', () => {
    expect(noticeEndsOn(notice, 6)).toBe('2025-02-28');
  });
  it('is the published day where there is one, and unknown where nothing tells', () => {
    expect(noticeEndsOn(act('withdrawal_notice', '2024-08-31', '2025-03-03'), 6)).toBe('2025-03-03');
    expect(noticeEndsOn(notice, null)).toBeNull();
  });
});

describe('the day a State leaves', () => {
  it('is the end of the period', () => expect(leavesOn([notice], 0, 6)).toBe('2025-02-28'));
  it('is that of the act that answers the notice', () => {
    expect(leavesOn([notice, act('deposit', '2024-10-01'), act('withdrawal', '2026-01-01')], 0, 6)).toBe('2026-01-01');
    expect(leavesOn([notice, act('deposit', '2030-10-01'), act('withdrawal', '2031-01-01')], 0, null)).toBe(
      '2031-01-01',
    );
  });
  it('is not that of an act that answers a later notice', () => {
    expect(leavesOn([notice, act('notice_revoked', '2024-10-01'), act('withdrawal', '2026-01-01')], 0, 6)).toBe(
      '2025-02-28',
    );
    expect(leavesOn([notice, act('deposit', '2025-10-01'), act('withdrawal', '2026-01-01')], 0, 6)).toBe('2025-02-28');
  });
  it('is unknown without a notice', () => expect(leavesOn([], 0, 6)).toBeNull());
});
