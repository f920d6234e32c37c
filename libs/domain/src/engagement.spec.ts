import { describe, expect, it } from 'vitest';
import {
  dayProblem,
  ENGAGEMENT_KIND_NAMES,
  ENGAGEMENT_KINDS,
  ENGAGEMENT_STATUSES,
  isContact,
  usualStatus,
} from './engagement.js';

const TODAY = '2026-11-24';

describe('engagement', () => {
  it('counts every kind as contact but the report of alleged use', () => {
    expect(ENGAGEMENT_KINDS.filter((kind) => !isContact(kind))).toEqual(['use_report']);
    expect(Object.keys(ENGAGEMENT_KIND_NAMES)).toEqual([...ENGAGEMENT_KINDS]);
  });

  it('is planned when its day is to come, else held', () => {
    expect(['2026-11-23', TODAY, '2026-11-25'].map((on) => usualStatus(on, TODAY))).toEqual([
      'held',
      'held',
      'planned',
    ]);
  });

  it('was held up to today, is planned from today on, was cancelled on any day', () => {
    const days = ['2026-11-23', TODAY, '2026-11-25'];
    const problems = ENGAGEMENT_STATUSES.map((status) => days.map((on) => dayProblem(status, on, TODAY)));
    expect(problems).toEqual([
      ['planned_in_past', null, null],
      [null, null, 'held_in_future'],
      [null, null, null],
    ]);
  });
});
