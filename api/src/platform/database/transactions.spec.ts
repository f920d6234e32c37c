import { type DataSource, QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { Transactions } from './transactions.js';

const failure = (code: string) => new QueryFailedError('', [], Object.assign(new Error(code), { code }));

/** Fails with these codes, one an attempt, then succeeds. */
function failing(...codes: string[]) {
  let attempts = 0;
  const transaction = () => {
    const code = codes[attempts++];
    return code ? Promise.reject(failure(code)) : Promise.resolve('done');
  };
  const run = () => new Transactions({ transaction } as unknown as DataSource).run(() => Promise.resolve());
  return { run, attempts: () => attempts };
}

describe('Transactions', () => {
  it('begins anew after a lost race or a deadlock, at most three times', async () => {
    const twice = failing('40001', '40P01');
    expect([await twice.run(), twice.attempts()]).toEqual(['done', 3]);
    const always = failing('40001', '40001', '40001', '40001', '40001');
    await expect(always.run()).rejects.toThrow('40001');
    expect(always.attempts()).toBe(4);
  });

  it('does not repeat anything else', async () => {
    const unique = failing('23505');
    await expect(unique.run()).rejects.toThrow('23505');
    expect(unique.attempts()).toBe(1);
  });
});
