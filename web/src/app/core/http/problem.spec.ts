import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { Problem, toProblem, UNREACHABLE } from './problem';

const body = { type: 'about:blank', title: 'T', status: 422, code: 'request.invalid', detail: 'D', requestId: 'r1' };

describe('a failed call', () => {
  it('keeps code, words, fields and request id', () => {
    const errors = [{ field: 'dueOn', code: 'date', message: 'No such day.' }];
    const problem = toProblem(new HttpErrorResponse({ status: 422, error: { ...body, errors } }));
    expect(problem).toMatchObject({ code: 'request.invalid', detail: 'D', requestId: 'r1', temporary: false });
    expect(problem.field('dueOn')?.message).toBe('No such day.');
    expect(problem.field('title')).toBeUndefined();
  });
  it('is unreachable where no server answered', () =>
    expect(toProblem(new HttpErrorResponse({ status: 0 }))).toMatchObject({ code: UNREACHABLE, temporary: true }));
  it('has a code even where a proxy answered with a page of its own', () =>
    expect(toProblem(new HttpErrorResponse({ status: 502, error: '<html>' }))).toMatchObject({
      code: 'http.502',
      temporary: true,
    }));
  it('reads how long to wait from the body, else from the header', () => {
    const headers = new HttpHeaders({ 'retry-after': '7' });
    expect(toProblem(new HttpErrorResponse({ status: 429, headers })).retryAfterSeconds).toBe(7);
    const both = new HttpErrorResponse({ status: 429, headers, error: { ...body, retryAfterSeconds: 3 } });
    expect(toProblem(both).retryAfterSeconds).toBe(3);
  });
  it('passes a problem on as it is, and wraps what is none', () => {
    const problem = new Problem({ status: 409, code: 'version.stale' });
    expect(toProblem(problem)).toBe(problem);
    expect(toProblem(new Error('boom'))).toMatchObject({ code: 'unexpected', detail: 'boom' });
    expect(toProblem('boom').detail).toBe('boom');
  });
});
