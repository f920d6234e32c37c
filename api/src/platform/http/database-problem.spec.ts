import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { databaseProblem } from './database-problem.js';

const query = (code: string) => new QueryFailedError('SELECT secret', [], Object.assign(new Error(''), { code }));

describe('databaseProblem', () => {
  it.each([
    ['08006', 'unavailable', 'database.unavailable'],
    ['57P01', 'unavailable', 'database.unavailable'],
    ['57P03', 'unavailable', 'database.unavailable'],
    ['53300', 'unavailable', 'database.unavailable'],
    ['ECONNREFUSED', 'unavailable', 'database.unavailable'],
    ['57014', 'unavailable', 'database.too_slow'],
    ['40001', 'conflict', 'request.collided'],
    ['23505', 'conflict', 'record.exists'],
    ['23001', 'conflict', 'reference.gone'],
    ['23503', 'conflict', 'reference.gone'],
    ['22003', 'invalid', 'request.out_of_range'],
    ['22P02', 'invalid', 'request.out_of_range'],
    ['22021', 'invalid', 'request.not_utf8'],
  ])('%s is %s: %s', (code, kind, problem) => {
    const found = databaseProblem(query(code));
    expect([found?.kind, found?.code]).toEqual([kind, problem]);
    expect(found?.detail).not.toContain('secret');
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('%s', (message) => {
    expect(databaseProblem(new Error(message))?.kind).toBe('unavailable');
  });

  it.each([query('42601'), new Error('a fault of ours'), undefined, null, 'text', { code: 5 }])(
    '%s is a fault of ours',
    (thrown) => {
      expect(databaseProblem(thrown)).toBeUndefined();
    },
  );
});
