import type { Instant, IsoDate } from '@demarche/domain/dates';
import type { Caveat, Label } from '@demarche/domain/labels';

/** One page of a keyset list. `next` goes back as `after`; null on the last page. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** `application/problem+json` (RFC 9457) with a stable `code` that clients translate. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldProblem[];
  requestId: string;
  /** With 410: the address at which the record stands now. */
  movedTo?: string;
  /** Seconds, with 429 and 503. */
  retryAfterSeconds?: number;
}
export interface FieldProblem {
  /** Path of the field in the request: `dueOn`, `states.0`. */
  field: string;
  code: string;
  message: string;
}

/** How a record is labelled, as its reader sees it. `effective` is the stricter of its own label and its parents'. */
export interface LabelView {
  label: Label;
  effectiveLabel: Label;
  caveats: Caveat[];
}
/** Who is on a restricted or caveated record's list besides its creator. */
export interface AccessListInput {
  userIds?: string[];
  officeIds?: string[];
}
export interface LabelInput {
  /** Default `internal`, or the strictest the writer's office may write. */
  label?: Label;
  caveats?: Caveat[];
  access?: AccessListInput;
  /** Demanded when the label is lowered. */
  labelReason?: string;
}

export interface StateRef {
  iso3: string;
  name: string;
}
export interface UserRef {
  id: string;
  name: string;
}
export interface OfficeRef {
  id: string;
  shortName: string;
  name: string;
}
export interface RecordStamp {
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
export type { Instant, IsoDate };
