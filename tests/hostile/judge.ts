import type { HostileRequest } from './request.ts';
import type { Outcome } from './wire.ts';

/** Words of the inside, which no answer may hold: statements, tables, stacks, modules. */
const INSIDE =
  /\bat [\w.<>]+ \(|node_modules|\.[jt]s:\d+|\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b.*\b(FROM|SET|VALUES|WHERE)\b|relation "|violates .* constraint|invalid input syntax|QueryFailedError|pg_/;

/** What is wrong with the outcome of a request; undefined when nothing is. */
export function faultOf(request: HostileRequest, outcome: Outcome): string | undefined {
  if (outcome.kind === 'hung') return 'no answer in time';
  if (outcome.kind === 'dropped') return request.unfinished ? undefined : 'the connection was closed without an answer';
  const { status, headers, body } = outcome.answer;
  if (status >= 500) return `answered ${status}`;
  if (status >= 300 && status < 400) return isConditional(request) && status === 304 ? undefined : `answered ${status}`;
  if (status < 300 || request.bytes.subarray(0, 5).toString('latin1') === 'HEAD ') return undefined;
  return problemFault(status, headers.get('content-type') ?? '', body.toString('utf8'), request.unreadable);
}

function isConditional({ bytes }: HostileRequest): boolean {
  return /\r\nif-(none-match|modified-since):/i.test(bytes.toString('latin1'));
}

/** RFC 9457, a stable code, the request's id; and the field's name wherever it is a field that is wrong. */
function problemFault(status: number, type: string, text: string, unreadable: boolean): string | undefined {
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type || 'nothing'}`;
  const problem = parsed(text);
  if (problem === undefined) return `answered ${status} with a body that is no JSON`;
  if (problem['status'] !== status) return `answered ${status} with a body that says ${String(problem['status'])}`;
  for (const key of ['code', 'detail', 'title', 'requestId']) {
    if (typeof problem[key] !== 'string' || problem[key] === '') return `answered ${status} without ${key}`;
  }
  const told = JSON.stringify([problem['detail'], problem['errors']]);
  if (INSIDE.test(told)) return `answered ${status} with words of the inside: ${told.slice(0, 200)}`;
  if (status !== 400 || unreadable) return undefined;
  const errors = problem['errors'];
  const named = Array.isArray(errors) && errors.length > 0 && errors.every((error: unknown) => hasField(error));
  return named ? undefined : `answered 400 without a field: ${String(problem['code'])}`;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function hasField(error: unknown): boolean {
  const { field, code } = (error ?? {}) as { field?: unknown; code?: unknown };
  return typeof field === 'string' && field !== '' && typeof code === 'string' && code !== '';
}
