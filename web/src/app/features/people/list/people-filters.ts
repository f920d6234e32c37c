import { PERSON_FLAGS, type PersonFlag } from '@demarche/domain/flag';

/** What the list of people shows. All of it lives in the address; what is not given narrows nothing. */
export interface PeopleFilters {
  /** Words of the name. */
  readonly q: string;
  /** ISO 3166 alpha-3: who holds a post of this State. */
  readonly state: string | null;
  readonly flag: PersonFlag | null;
  /** ISO 639: who speaks it. */
  readonly language: string | null;
  /** Only those whose address bounces. */
  readonly bounced: boolean;
}
export const EVERYBODY: PeopleFilters = { q: '', state: null, flag: null, language: null, bounced: false };

/** Query parameters as filters. What nobody could have chosen is taken as not given: an old link still opens. */
export function readFilters(query: Readonly<Record<string, unknown>>): PeopleFilters {
  return {
    q: typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '',
    state: matching(/^[A-Z]{3}$/, query['state']),
    flag: PERSON_FLAGS.find((one) => one === query['flag']) ?? null,
    language: matching(/^[a-z]{2,3}$/, query['language']),
    bounced: query['bounced'] === 'true',
  };
}

/** Filters as query parameters, of the page and of GET /api/people alike; null removes a parameter. */
export function toQuery(filters: PeopleFilters): Record<keyof PeopleFilters, string | null> {
  const { q, state, flag, language, bounced } = filters;
  return { q: q || null, state, flag, language, bounced: bounced ? 'true' : null };
}

export function toApiQuery(filters: PeopleFilters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(toQuery(filters)).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** True when anything narrows the list: an empty one then offers to show more. */
export function isNarrowed(filters: PeopleFilters): boolean {
  return Object.keys(toApiQuery(filters)).length > 0;
}

function matching(pattern: RegExp, value: unknown): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null;
}
