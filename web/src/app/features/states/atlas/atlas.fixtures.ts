import type { Standings, StateStandings } from '@demarche/contracts/states';

/** For tests: who signed and stayed there, and who did everything. */
export const ANGOLA: StateStandings = {
  iso3: 'AGO',
  name: 'Angola',
  m49: '024',
  steps: [
    { from: null, status: 'not_party', since: null },
    { from: '2008-12-03', status: 'signatory', since: '2008-12-03' },
  ],
};
export const LITHUANIA: StateStandings = {
  iso3: 'LTU',
  name: 'Lithuania',
  m49: '440',
  steps: [
    { from: null, status: 'not_party', since: null },
    { from: '2008-12-03', status: 'signatory', since: '2008-12-03' },
    { from: '2011-03-24', status: 'party', since: '2011-03-24' },
    { from: '2025-03-06', status: 'withdrawn', since: '2025-03-06' },
  ],
};

export function standings(part: Partial<Standings> = {}): Standings {
  return {
    treaty: 'ccm',
    openedOn: '2008-12-03',
    statusKnownTo: '2026-02-03',
    items: [ANGOLA, LITHUANIA],
    next: null,
    ...part,
  };
}
