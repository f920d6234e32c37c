import type { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { clockFor } from './moved-clock.js';

const db = (rows: { offset_ms: string }[]) => ({ query: () => Promise.resolve(rows) }) as unknown as DataSource;
const config = (NODE_ENV: string, host: string) =>
  readConfig({ NODE_ENV, DATABASE_URL: `postgres://app@${host}/x`, DEMARCHE_SECRET: 'x'.repeat(32) });
const day = 86_400_000;

describe('clockFor', () => {
  it('follows the row in a test on this machine', async () => {
    const rows = [{ offset_ms: String(day) }];
    const clock = await clockFor(config('test', '127.0.0.1'), db(rows));
    expect(clock.now().getTime() - Date.now()).toBeGreaterThan(day - 1_000);
    rows.pop();
    await clock.refresh();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });

  it('stays where it was while the database is away', async () => {
    let away = false;
    const query = () => (away ? Promise.reject(new Error('away')) : Promise.resolve([{ offset_ms: String(day) }]));
    const clock = await clockFor(config('test', 'localhost'), { query } as unknown as DataSource);
    away = true;
    await clock.refresh();
    expect(clock.now().getTime() - Date.now()).toBeGreaterThan(day - 1_000);
  });

  it.each([
    ['production', '127.0.0.1'],
    ['development', '127.0.0.1'],
    ['test', 'db.example'],
  ])('refuses a moved clock under %s with a database at %s', async (env, host) => {
    await expect(clockFor(config(env, host), db([{ offset_ms: '1' }]))).rejects.toThrow(
      'The database holds a moved clock',
    );
    const clock = await clockFor(config(env, host), db([]));
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});
