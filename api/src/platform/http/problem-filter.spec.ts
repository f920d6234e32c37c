import { BadRequestException, Logger, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import { DomainError } from '../domain-error.js';
import { ProblemFilter } from './problem-filter.js';

const logged = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
afterEach(() => logged.mockClear());

function answer(thrown: unknown): { problem: Problem; headers: Record<string, unknown> } {
  const headers: Record<string, unknown> = {};
  let sent = '';
  const res = {
    headersSent: false,
    setHeader: (name: string, value: unknown) => (headers[name] = value),
    status: () => res,
    type: () => res,
    send: (text: string) => (sent = text),
  };
  new ProblemFilter().answer(thrown, { method: 'GET', path: '/' } as Request, res as unknown as Response);
  return { problem: JSON.parse(sent) as Problem, headers };
}

describe('ProblemFilter', () => {
  it('tells a domain error with its fields and when to try again', () => {
    const errors = [{ field: 'a', code: 'b', message: 'c' }];
    const { problem, headers } = answer(new DomainError('too_many', 'session.delayed', 'Wait.', errors, 7));
    expect(problem).toMatchObject({
      status: 429,
      title: 'Too Many Requests',
      code: 'session.delayed',
      detail: 'Wait.',
      errors,
    });
    expect(headers['Retry-After']).toBe(7);
    expect(logged).not.toHaveBeenCalled();
  });

  it.each([
    [new NotFoundException('/secret'), 404, 'route.not_found'],
    [new BadRequestException('x'), 400, 'request.invalid'],
    [{ status: 413 }, 413, 'request.too_large'],
    [{ status: 415 }, 415, 'request.content_type'],
    [{ status: 400, type: 'entity.parse.failed' }, 400, 'request.invalid'],
    [{ status: 418 }, 400, 'request.invalid'],
  ])('tells what the framework throws: %j', (thrown, status, code) => {
    expect(answer(thrown).problem).toMatchObject({ status, code });
    expect(logged).not.toHaveBeenCalled();
  });

  it.each([new Error('the password is swordfish'), { status: 500 }, null, undefined, 'text'])(
    'tells nothing of a fault of ours, and logs it: %s',
    (thrown) => {
      const { problem } = answer(thrown);
      expect(problem).toMatchObject({ status: 500, code: 'internal' });
      expect(JSON.stringify(problem)).not.toContain('swordfish');
      expect(logged).toHaveBeenCalledOnce();
    },
  );
});
