import type { FieldProblem } from '@demarche/contracts/common';

/** What went wrong, in the terms of HTTP. */
export const STATUS_OF = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  not_acceptable: 406,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof STATUS_OF;

/**
 * The one error of the house. `code` is stable (`task.closed`): the web translates it. `detail` says in English what to
 * do. `errors` name the fields.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly detail: string,
    readonly errors?: FieldProblem[],
    readonly retryAfterSeconds?: number,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The record stands at another address now. */
export class MovedError extends DomainError {
  constructor(
    code: string,
    detail: string,
    readonly movedTo: string,
  ) {
    super('gone', code, detail);
  }
}

/** One field is wrong: 400 `request.invalid` with that field named. */
export function invalidField(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', 'request.invalid', message, [{ field, code, message }]);
}

/** The same answer for what never was and for what the reader may not see. */
export function notFound(thing: string): DomainError {
  return new DomainError('not_found', `${thing}.not_found`, `There is no such ${thing.replaceAll('_', ' ')}.`);
}

export function stale(): DomainError {
  return new DomainError(
    'conflict',
    'version.stale',
    'Somebody changed this record meanwhile. Load it again and repeat your change.',
    [{ field: 'version', code: 'version.stale', message: 'Not the present version.' }],
  );
}
