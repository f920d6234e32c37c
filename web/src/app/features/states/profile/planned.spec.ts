import { describe, expect, it } from 'vitest';
import { engagement } from '../states.fixtures';
import { plannedFrom, plansOverlap } from './planned';

const isu = { id: 'o1', shortName: 'ISU', name: 'ISU' };
const presidency = { id: 'o2', shortName: 'Presidency', name: 'Presidency' };
const plan = (id: string, on: string, office: typeof isu | null) => engagement(id, on, { status: 'planned', office });

describe('what is planned', () => {
  it('starts today, the next one first; held, cancelled and past ones are not planned', () => {
    const all = [
      plan('b', '2026-12-01', isu),
      plan('a', '2026-11-24', isu),
      plan('past', '2026-11-23', isu),
      engagement('held', '2026-12-02'),
      engagement('off', '2026-12-03', { status: 'cancelled' }),
    ];
    expect(plannedFrom(all, '2026-11-24').map((entry) => entry.id)).toEqual(['a', 'b']);
  });

  it.each([
    ['two offices thirty days apart', plan('b', '2026-12-31', presidency), true],
    ['two offices further apart', plan('b', '2027-01-01', presidency), false],
    ['one office twice', plan('b', '2026-12-02', isu), false],
    ['an office that is not shown', plan('b', '2026-12-02', null), false],
  ])('overlaps: %s', (_name, other, overlap) => {
    expect(plansOverlap([plan('a', '2026-12-01', isu), other])).toBe(overlap);
  });
});
