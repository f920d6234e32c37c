import { ATTENTION_GROUPS, type AttentionGroup } from '@demarche/domain/attention';
import { TREATY_STATUSES, type BallotChoice, type TreatyStatus } from '@demarche/domain/treaty-terms';

/** Choices a person may filter by; `not_member` is no vote. */
export const VOTE_FILTERS = ['yes', 'no', 'abstain', 'absent'] as const satisfies readonly BallotChoice[];
const SORT_KEYS = ['state', 'status', 'since', 'group', 'votes', 'owner', 'lastContact'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  readonly by: SortKey;
  readonly descending: boolean;
}
export const DEFAULT_SORT: Sort = { by: 'state', descending: false };

/** Filters that hold a list of values, any of which a State may meet. */
export const LIST_FILTERS = ['status', 'region', 'group', 'membership', 'vote'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** What the address of the register says, besides the as-at date. Names and values are those of GET /api/states. */
export interface StateQuery {
  readonly status: readonly TreatyStatus[];
  readonly region: readonly string[];
  readonly group: readonly string[];
  readonly membership: readonly string[];
  /** `yes` in the latest vote, or `2019:yes`, `A/RES/74/62:yes`. */
  readonly vote: readonly string[];
  readonly attention: AttentionGroup | null;
  readonly q: string;
  readonly sort: Sort;
}
/** As Angular's router hands parameters over: one, several, or none. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;

function values(raw: string | readonly string[] | undefined): string[] {
  const parts = (typeof raw === 'string' ? [raw] : (raw ?? [])).flatMap((part) => part.split(','));
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
}

function oneOf<T extends string>(known: readonly T[], raw: string | readonly string[] | undefined): T[] {
  return values(raw).filter((value): value is T => (known as readonly string[]).includes(value));
}

function parseSort(raw: string | readonly string[] | undefined): Sort {
  const text = values(raw)[0] ?? '';
  const descending = text.startsWith('-');
  const by = SORT_KEYS.find((key) => key === (descending ? text.slice(1) : text));
  return by ? { by, descending } : DEFAULT_SORT;
}

/** Reads an address; what it does not know is left out, so that an old or mistyped link still opens the register. */
export function parseStateQuery(raw: RawParams): StateQuery {
  const q = raw['q'];
  return {
    status: oneOf(TREATY_STATUSES, raw['status']),
    region: values(raw['region']),
    group: values(raw['group']),
    membership: values(raw['membership']),
    vote: values(raw['vote']).filter((value) => parseVoteFilter(value) !== null),
    attention: oneOf(ATTENTION_GROUPS, raw['attention'])[0] ?? null,
    q: (typeof q === 'string' ? q : (q?.[0] ?? '')).trim(),
    sort: parseSort(raw['sort']),
  };
}

/** The parameters for an address; null takes a parameter out. */
export function toParams(query: StateQuery): Record<string, string | null> {
  const { by, descending } = query.sort;
  const isDefault = by === DEFAULT_SORT.by && descending === DEFAULT_SORT.descending;
  return {
    ...Object.fromEntries(LIST_FILTERS.map((name) => [name, query[name].join(',') || null])),
    attention: query.attention,
    q: query.q || null,
    sort: isDefault ? null : `${descending ? '-' : ''}${by}`,
  };
}

/** A vote filter's parts; `vote` is a year or symbol, null for the latest. Null when it names no choice. */
export function parseVoteFilter(value: string): { vote: string | null; choice: BallotChoice } | null {
  const colon = value.lastIndexOf(':');
  const choice = VOTE_FILTERS.find((known) => known === value.slice(colon + 1));
  if (!choice || colon === 0) return null;
  return { vote: colon < 0 ? null : value.slice(0, colon), choice };
}

export function hasFilters(query: StateQuery): boolean {
  return query.q !== '' || query.attention !== null || LIST_FILTERS.some((name) => query[name].length > 0);
}

/** The same view of the table without any filter. */
export function withoutFilters(query: StateQuery): StateQuery {
  return { ...parseStateQuery({}), sort: query.sort };
}

/** The next sort when a column's head is pressed: the column, then the other way round. */
export function pressSort(sort: Sort, by: SortKey): Sort {
  return { by, descending: sort.by === by && !sort.descending };
}
