import { TREATY_STATUSES, VOTE_BODIES, type TreatyStatus, type VoteBody } from '@demarche/domain/treaty-terms';

export const CHOICES = ['yes', 'abstain', 'no', 'absent'] as const;
/** A choice people vote by; `not_member` is no choice. */
export type Choice = (typeof CHOICES)[number];

/** What the address of the matrix says, besides the as-at date. */
export interface MatrixQuery {
  readonly body: VoteBody;
  /** Id of the chosen vote; null for the latest. */
  readonly vote: string | null;
  readonly status: readonly TreatyStatus[];
  /** In the chosen vote. */
  readonly choice: readonly Choice[];
  /** Only States whose choice in the chosen vote differs from the one before. */
  readonly changed: boolean;
  readonly q: string;
}
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;

function first(raw: string | readonly string[] | undefined): string {
  return (typeof raw === 'string' ? raw : (raw?.[0] ?? '')).trim();
}

function known<T extends string>(all: readonly T[], raw: string | readonly string[] | undefined): T[] {
  const asked = (typeof raw === 'string' ? [raw] : (raw ?? [])).flatMap((part) => part.split(','));
  return all.filter((value) => asked.includes(value));
}

/** Reads an address; what it does not know is left out. */
export function parseMatrixQuery(raw: RawParams): MatrixQuery {
  return {
    body: known(VOTE_BODIES, raw['body'])[0] ?? 'plenary',
    vote: first(raw['vote']) || null,
    status: known(TREATY_STATUSES, raw['status']),
    choice: known(CHOICES, raw['choice']),
    changed: first(raw['changed']) === 'true',
    q: first(raw['q']),
  };
}

/** The parameters for an address; null takes a parameter out. */
export function toParams(query: MatrixQuery): Record<string, string | null> {
  return {
    body: query.body === 'plenary' ? null : query.body,
    vote: query.vote,
    status: query.status.join(',') || null,
    choice: query.choice.join(',') || null,
    changed: query.changed ? 'true' : null,
    q: query.q || null,
  };
}

export function hasFilters(query: MatrixQuery): boolean {
  return query.q !== '' || query.changed || query.status.length > 0 || query.choice.length > 0;
}
