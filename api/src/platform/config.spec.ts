import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig } from './config.js';

const good = { DATABASE_URL: 'postgres://app@127.0.0.1/demarche', DEMARCHE_SECRET: 'x'.repeat(32) };

describe('readConfig', () => {
  it('fills in what was left out, and takes blank for left out', () => {
    const config = readConfig({ ...good, PORT: '', SMTP_URL: ' ', OTHER: 'thing' });
    expect(config).toMatchObject({ NODE_ENV: 'production', PORT: 3000, HOST: '127.0.0.1', DATABASE_POOL: 10 });
    expect(config.SMTP_URL).toBeUndefined();
    expect(config).not.toHaveProperty('OTHER');
    expect([config.publicUrl, config.secureCookies]).toEqual(['http://localhost:3000', false]);
    expect(config.migrationUrl).toBe(good.DATABASE_URL);
  });

  it('derives links and cookies from the public address', () => {
    const config = readConfig({
      ...good,
      PUBLIC_URL: 'https://demarche.example/',
      DATABASE_MIGRATION_URL: 'postgres://o@h/d',
    });
    expect([config.publicUrl, config.secureCookies, config.migrationUrl]).toEqual([
      'https://demarche.example',
      true,
      'postgres://o@h/d',
    ]);
    expect(readConfig({ ...good, PUBLIC_URL: 'http://localhost:8080' }).secureCookies).toBe(false);
  });

  it.each<[NodeJS.ProcessEnv, string]>([
    [{ DATABASE_URL: undefined }, 'The setting DATABASE_URL is not set: it must be a postgres:// address.'],
    [{ DATABASE_URL: '' }, 'The setting DATABASE_URL is not set'],
    [{ DATABASE_URL: 'mysql://x' }, 'The setting DATABASE_URL is wrong: it must be a postgres:// address.'],
    [
      { DATABASE_URL: 'postgres://host:port/x' },
      'The setting DATABASE_URL is wrong: it is not an address that can be read.',
    ],
    [{ DEMARCHE_SECRET: 'short' }, 'The setting DEMARCHE_SECRET is wrong: it must hold at least 32 characters.'],
    [{ PORT: 'eighty' }, 'The setting PORT is wrong'],
    [{ PORT: '70000' }, 'The setting PORT is wrong'],
    [{ NODE_ENV: 'staging' }, 'The setting NODE_ENV is wrong'],
    [{ REDIS_URL: 'http://x' }, 'The setting REDIS_URL is wrong: it must be a redis:// or rediss:// address.'],
    [{ SMTP_URL: 'mail' }, 'The setting SMTP_URL is wrong'],
    [{ PUBLIC_URL: 'https://demarche.example/path' }, 'The setting PUBLIC_URL is wrong'],
    [{ PUBLIC_URL: 'http://demarche.example' }, 'it must be https'],
    [{ DATABASE_POOL: '1' }, 'The setting DATABASE_POOL is wrong'],
  ])('%j: one sentence, without the value', (wrong, sentence) => {
    expect(() => readConfig({ ...good, ...wrong })).toThrow(sentence);
  });

  it.each([
    ['postgres://u:p@127.0.0.1:5/x', true],
    ['postgres://localhost/x', true],
    ['postgres://[::1]/x', true],
    ['postgres://127.0.0.1.example/x', false],
    ['postgres://db/x', false],
  ])('%s is on this machine: %s', (url, here) => {
    expect(isLoopback(url)).toBe(here);
  });
});
