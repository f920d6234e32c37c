import { DomainError } from '../domain-error.js';

/** SQLSTATE classes and codes, and the driver's own errors, that mean "not reachable now" (PostgreSQL appendix A). */
const AWAY = /^(08|57P|53)/;
const AWAY_DRIVER = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN'];
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected|pool is draining|Cannot use a pool after calling end/i;

/** What a database error means to whoever asked; undefined for one that is a fault of ours. */
export function databaseProblem(thrown: unknown): DomainError | undefined {
  const { code, message } = driverError(thrown);
  if (AWAY.test(code) || AWAY_DRIVER.includes(code) || AWAY_MESSAGE.test(message)) {
    return new DomainError(
      'unavailable',
      'database.unavailable',
      'The database cannot be reached just now. Nothing was saved; try again in a moment.',
      undefined,
      5,
    );
  }
  switch (code) {
    case '57014':
      return new DomainError(
        'unavailable',
        'database.too_slow',
        'This took too long and was given up. Nothing was saved.',
        undefined,
        5,
      );
    case '40001':
    case '40P01':
      return new DomainError(
        'conflict',
        'request.collided',
        'Somebody changed the same records at the same moment. Try again.',
      );
    case '23505':
      return new DomainError('conflict', 'record.exists', 'Such a record was made a moment ago. Load the page again.');
    case '23001':
    case '23503':
      return new DomainError('conflict', 'reference.gone', 'Something this refers to is not there.');
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
      return new DomainError(
        'invalid',
        'request.out_of_range',
        'A number, day or id lies outside of what can be kept.',
      );
    case '22021':
    case '22P05':
      return new DomainError('invalid', 'request.not_utf8', 'The text holds characters that cannot be kept.');
    default:
      return undefined;
  }
}

function driverError(thrown: unknown): { code: string; message: string } {
  const outer = thrown as { code?: unknown; message?: unknown; driverError?: { code?: unknown } } | null | undefined;
  const code = outer?.driverError?.code ?? outer?.code;
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof outer?.message === 'string' ? outer.message : '',
  };
}
