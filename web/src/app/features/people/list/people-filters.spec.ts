import { describe, expect, it } from 'vitest';
import { EVERYBODY, isNarrowed, readFilters, toApiQuery, toQuery } from './people-filters';

const address = { q: 'kamau', state: 'KEN', flag: 'focal_point', language: 'fr', bounced: 'true' };

describe('filters of the list of people', () => {
  it('live in the address, and come back from it as they were', () => {
    expect(toQuery(readFilters(address))).toEqual(address);
    expect(toApiQuery(readFilters(address))).toEqual(address);
    expect(readFilters({})).toEqual(EVERYBODY);
    expect(toApiQuery(EVERYBODY)).toEqual({});
    expect([isNarrowed(EVERYBODY), isNarrowed(readFilters(address))]).toEqual([false, true]);
  });

  it('take what nobody could have chosen as not given', () => {
    expect(readFilters({ q: 7, state: 'Kenya', flag: 'enemy', language: 'french', bounced: 'yes' })).toEqual(EVERYBODY);
  });
});
