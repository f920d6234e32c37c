import { describe, expect, it } from 'vitest';
import { stateRow } from '../states.fixtures';
import { ANGOLA, LITHUANIA } from './atlas.fixtures';
import { mapStates } from './map-states';

const rows = new Map([
  ['AGO', stateRow({ status: 'signatory', attention: ['signatories'] })],
  [
    'LTU',
    stateRow({
      iso3: 'LTU',
      name: 'Lithuania',
      status: 'withdrawn',
      region: 'Europe',
      attention: ['not_party_voting_yes'],
    }),
  ],
]);
const matching = (day: string, matches: Parameters<typeof mapStates>[3]) =>
  mapStates([ANGOLA, LITHUANIA], day, rows, matches).flatMap(({ iso3, matches: yes }) => (yes ? [iso3] : []));

describe('the States on the map', () => {
  it('tell status and since of the day', () => {
    expect(mapStates([LITHUANIA], '2012-01-01', rows, () => true)).toEqual([
      { iso3: 'LTU', m49: '440', name: 'Lithuania', status: 'party', since: '2011-03-24', matches: true },
    ]);
  });

  it('match by the row of the table, with the status of the day', () => {
    expect(matching('2026-01-01', ({ region }) => region === 'Europe')).toEqual(['LTU']);
    expect(matching('2012-01-01', ({ status }) => status === 'party')).toEqual(['LTU']);
    expect(matching('2026-01-01', ({ status }) => status === 'party')).toEqual([]);
  });

  it('keep to particular attention as far as status decides it', () => {
    expect(matching('2010-01-01', ({ attention }) => attention.includes('signatories'))).toEqual(['AGO', 'LTU']);
    expect(matching('2012-01-01', ({ attention }) => attention.includes('not_party_voting_yes'))).toEqual([]);
    expect(matching('2026-01-01', ({ attention }) => attention.includes('not_party_voting_yes'))).toEqual(['LTU']);
  });

  it('all match before the table is there', () => {
    expect(mapStates([ANGOLA], '2012-01-01', new Map(), () => false)[0]?.matches).toBe(true);
  });
});
