import type { DoubleReason, MergeChoice } from '@demarche/domain/person-merge';
import type { Instant, IsoDate, UserRef } from './common.js';
import type { PersonView } from './people.js';

/** POST /api/people/merge : `gone` turns out to be `keep`. Every link leads to `keep` from there on. */
export interface MergeRequest {
  keep: string;
  gone: string;
  versions: { keep: number; gone: number };
  /** What `gone` has is to stand in place of what `keep` has. */
  take?: MergeChoice[];
}

/** GET /api/people/merges?person=&after=&limit= ; the latest first. GET, POST /api/people/merges/:id/undo */
export interface MergeView {
  id: string;
  keep: { id: string; name: string };
  gone: { id: string; name: string };
  mergedAt: Instant;
  mergedBy: UserRef;
  /** The last day on which it can be undone; null once it was, or when it cannot be any more. */
  undoUntil: IsoDate | null;
  undoneAt: Instant | null;
}

/**
 * GET /api/people/doubles?state=&after=&limit= ; pairs who may be one person, by the name of the first. `limit` is the number
 * of people looked through: a page may hold no pair and still have a `next`.
 */
export interface DoubleView {
  first: PersonView;
  second: PersonView;
  reasons: DoubleReason[];
  /** How alike the names are, 0 to 1. */
  likeness: number;
}
