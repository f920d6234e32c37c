import { describe, expect, it } from 'vitest';
import { faultOf } from './judge.ts';
import type { HostileRequest } from './request.ts';
import type { Outcome } from './wire.ts';

const request = (more: Partial<HostileRequest> = {}): HostileRequest => ({
  number: 1,
  operation: 'GET /api/people',
  attack: 'query',
  actor: null,
  bytes: Buffer.from('GET /api/people HTTP/1.1\r\n\r\n'),
  unreadable: false,
  unfinished: false,
  ...more,
});
const problem = {
  type: 'about:blank',
  title: 'Bad Request',
  status: 400,
  code: 'request.invalid',
  detail: 'limit: must not be less than 1',
  errors: [{ field: 'limit', code: 'field.min', message: 'must not be less than 1' }],
  requestId: 'a',
};
const answered = (status: number, body: unknown, type = 'application/problem+json'): Outcome => ({
  kind: 'answered',
  answer: {
    status,
    headers: new Map([['content-type', type]]),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    milliseconds: 1,
  },
});

describe('a fault', () => {
  it.each<[string, Outcome, RegExp]>([
    ['a hang', { kind: 'hung' }, /no answer in time/],
    ['a dropped connection', { kind: 'dropped' }, /closed without an answer/],
    ['a 500', answered(500, { ...problem, status: 500 }), /answered 500/],
    ['a 503', answered(503, { ...problem, status: 503 }), /answered 503/],
    ['a redirection', answered(302, ''), /answered 302/],
    ['a page', answered(404, '<h1>Not found</h1>', 'text/html'), /answered 404 as text\/html/],
    ['no JSON', answered(400, '{'), /no JSON/],
    ['another status in the body', answered(400, { ...problem, status: 404 }), /says 404/],
    ['no code', answered(400, { ...problem, code: undefined }), /without code/],
    ['no request id', answered(400, { ...problem, requestId: '' }), /without requestId/],
    ['no field', answered(400, { ...problem, errors: undefined }), /without a field/],
    ['an empty field', answered(400, { ...problem, errors: [{ field: '', code: 'x' }] }), /without a field/],
    [
      'words of the database',
      answered(409, { ...problem, status: 409, detail: 'violates foreign key constraint "x"' }),
      /words of the inside/,
    ],
  ])('is %s', (_what, outcome, fault) => {
    expect(faultOf(request(), outcome)).toMatch(fault);
  });
});

describe('no fault', () => {
  it.each<[string, Outcome, Partial<HostileRequest>]>([
    ['a success', answered(200, '{}', 'application/json'), {}],
    ['a refusal that names the field', answered(400, problem), {}],
    ['a refusal of bytes that are no request', answered(400, { ...problem, errors: undefined }), { unreadable: true }],
    ['a connection closed on a request that never ends', { kind: 'dropped' }, { unfinished: true }],
    ['a refusal that is no matter of fields', answered(409, { ...problem, status: 409, errors: undefined }), {}],
    ['no body where HEAD asked for none', answered(404, '', ''), { bytes: Buffer.from('HEAD /x HTTP/1.1\r\n\r\n') }],
    ['304 to a condition', answered(304, ''), { bytes: Buffer.from('GET / HTTP/1.1\r\nIf-Modified-Since: x\r\n\r\n') }],
  ])('is %s', (_what, outcome, more) => {
    expect(faultOf(request(more), outcome)).toBeUndefined();
  });
});
