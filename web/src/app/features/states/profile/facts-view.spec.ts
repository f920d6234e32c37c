import { describe, expect, it } from 'vitest';
import type { FactView } from '@demarche/contracts/states';
import { factGroups, factYears, known, plainWords } from './facts-view';
import { membershipsByDay } from './memberships-view';

const fact = (kind: string, asOf: string | null, year: number | null = null): FactView => ({
  kind,
  detail: `${kind} ${asOf ?? year ?? ''}`,
  year,
  fromYear: year,
  asOf,
  source: 'A source',
  reported: true,
  stale: false,
});

describe('facts', () => {
  it('stand under their kind, the latest first, undated last, none merged', () => {
    const groups = factGroups([
      fact('stockpiler', null),
      fact('contaminated', '2019-07-01'),
      fact('stockpiler', null, 2023),
      fact('stockpiler', '2024-09-09'),
    ]);
    expect(groups.map((group) => group.kind)).toEqual(['stockpiler', 'contaminated']);
    expect(groups[0]?.facts.map(known)).toEqual(['2024-09-09', '2023', null]);
    expect(factGroups([])).toEqual([]);
  });

  it('name the years they are about', () => {
    expect(factYears(fact('stockpiler', null))).toBeNull();
    expect(factYears(fact('stockpiler', null, 2023))).toBe('2023');
    expect(factYears({ ...fact('stockpiler', null, 2023), fromYear: null })).toBe('2023');
    expect(factYears({ ...fact('stockpiler', null, 2020), fromYear: 2015 })).toBe('2015–2020');
  });

  it('have words for kinds nobody has named', () => {
    expect(plainWords('use_by_others')).toBe('use by others');
  });
});

describe('memberships', () => {
  it('stand under the day they were known, the latest first', () => {
    expect(
      membershipsByDay([
        { organisation: 'SADC', knownOn: '2025-12-20' },
        { organisation: 'OAS', knownOn: null },
        { organisation: 'EU', knownOn: '2026-01-01' },
        { organisation: 'AU', knownOn: '2025-12-20' },
      ]),
    ).toEqual([
      { knownOn: '2026-01-01', organisations: ['EU'] },
      { knownOn: '2025-12-20', organisations: ['AU', 'SADC'] },
      { knownOn: null, organisations: ['OAS'] },
    ]);
  });
});
