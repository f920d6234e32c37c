import { describe, expect, it } from 'vitest';
import {
  differByInitials,
  type MergeFacts,
  type PeriodInPost,
  separateFacts,
  uniteFacts,
  unitePeriods,
} from './person-merge.js';

it.each([
  ['J. Kamau', 'P. Kamau', true],
  ['Kamau, J. M.', 'P. O. Kamau', true],
  ['J. Kamau', 'Jean Kamau', false],
  ['J. Kamau', 'Kamau', false],
  ['J. Kamau', 'Kamau J', false],
])('%s and %s differ by initials: %s', (one, other, expected) => {
  expect(differByInitials(one, other)).toBe(expected);
});

const facts = (some: Partial<MergeFacts>): MergeFacts => ({
  name: 'Jane Doe',
  email: null,
  phone: null,
  languages: [],
  source: null,
  lawfulGround: null,
  metAt: null,
  addresses: [],
  ...some,
});
const french = (salutation: string) => ({ language: 'fr', salutation });

describe('the facts of two who are one', () => {
  const kept = facts({ email: 'jane@example.org', languages: ['en'], addresses: [french('Madame,')] });
  const gone = facts({
    name: 'DOE, Jane',
    email: 'doe@example.org',
    phone: '+41 22',
    languages: ['fr', 'en'],
    addresses: [french('Mme,'), { language: 'en' }],
  });

  it('fills gaps, unites lists, and keeps what both have', () => {
    expect(uniteFacts(kept, gone)).toEqual({
      phone: '+41 22',
      languages: ['en', 'fr'],
      addresses: [french('Madame,'), { language: 'en' }],
    });
    expect(uniteFacts(kept, kept)).toEqual({});
  });

  it('takes what is to be taken, and nothing for what is not there', () => {
    expect(uniteFacts(kept, gone, ['name', 'email', 'addresses', 'source'])).toMatchObject({
      name: 'DOE, Jane',
      email: 'doe@example.org',
      addresses: [french('Mme,'), { language: 'en' }],
    });
    expect(uniteFacts(kept, facts({}), ['email'])).toEqual({});
  });

  it('come apart again, but for what was changed since', () => {
    const after = uniteFacts(kept, gone);
    const before = { phone: null, languages: ['en'], addresses: [french('Madame,')] };
    const merged = { ...kept, ...after, languages: ['en', 'fr', 'pt'] };
    // As the database writes it: keys in another order.
    merged.addresses = [{ salutation: 'Madame,', language: 'fr' } as { language: string }, { language: 'en' }];
    expect(separateFacts(merged, { before, after })).toEqual({ phone: null, addresses: [french('Madame,')] });
  });
});

describe('periods in posts of two who are one', () => {
  const period = (id: string, from: string, to: string | null, postId = 'a'): PeriodInPost => ({
    id,
    postId,
    from,
    to,
  });

  it('that do not overlap stay as they are, also in different posts', () => {
    const [kept, gone] = [[period('k', '2020-01-01', '2020-12-31')], [period('g', '2021-01-01', null)]];
    expect(unitePeriods(kept, gone)).toEqual({ widened: [], absorbed: [] });
    expect(unitePeriods(kept, [period('g', '2020-01-01', null, 'b')])).toEqual({ widened: [], absorbed: [] });
  });

  it.each([
    [
      ['2020-01-01', null],
      ['2019-01-01', '2021-01-01'],
      ['2019-01-01', null],
    ],
    [
      ['2020-01-01', '2020-12-31'],
      ['2020-12-31', null],
      ['2020-01-01', null],
    ],
    [['2020-01-01', '2022-01-01'], ['2020-06-01', '2021-01-01'], undefined],
  ])('%j absorbs %j', ([from = '', to = null], [otherFrom = '', otherTo = null], expected) => {
    const { widened, absorbed } = unitePeriods([period('k', from ?? '', to)], [period('g', otherFrom ?? '', otherTo)]);
    expect(absorbed).toEqual(['g']);
    expect(widened.map((one) => [one.id, one.from, one.to])).toEqual(expected ? [['k', ...expected]] : []);
  });

  it('bridged by one of the double become one', () => {
    const kept = [period('k1', '2020-01-01', '2020-03-31'), period('k2', '2020-10-01', '2021-01-01')];
    expect(unitePeriods(kept, [period('g', '2020-03-01', '2020-10-01')])).toEqual({
      widened: [period('k1', '2020-01-01', '2021-01-01')],
      absorbed: ['g', 'k2'],
    });
  });
});
