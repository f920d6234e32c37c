import { describe, expect, it } from 'vitest';
import { isLoopback } from './config-rules.js';
import { readConfig } from './config.js';

const good = { DATABASE_URL: 'postgres://app@127.0.0.1/demarche', DEMARCHE_SECRET: 'x'.repeat(32) };
const s3 = {
  FILES_S3_URL: 'http://minio:9000',
  FILES_S3_BUCKET: 'demarche-files',
  FILES_S3_KEY: 'id',
  FILES_S3_SECRET: 'secret',
};

describe('readConfig', () => {
  it('fills in what was left out, and takes blank for left out', () => {
    const config = readConfig({ ...good, PORT: '', SMTP_URL: ' ', OTHER: 'thing' });
    expect(config).toMatchObject({ NODE_ENV: 'production', PORT: 3000, HOST: '127.0.0.1', DATABASE_POOL: 10 });
    expect(config.SMTP_URL).toBeUndefined();
    expect(config).not.toHaveProperty('OTHER');
    expect([config.publicUrl, config.secureCookies]).toEqual(['http://localhost:3000', false]);
    expect(config.migrationUrl).toBe(good.DATABASE_URL);
    expect([config.FILES_DIR, config.FILES_S3_REGION]).toEqual(['.data/files', 'us-east-1']);
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
    [{ DATABASE_URL: 'postgres://100%@host/x' }, 'The setting DATABASE_URL is wrong: it is not an address'],
    [{ REDIS_URL: 'http://x' }, 'The setting REDIS_URL is wrong: it must be a redis:// or rediss:// address'],
    [{ REDIS_URL: 'redis://a:1, redis://b:1' }, 'The setting REDIS_MODE is wrong: it must be sentinel or cluster'],
    [{ REDIS_MODE: 'sentinel' }, 'The setting REDIS_URL is not set: it must hold addresses of the sentinel'],
    [{ REDIS_MODE: 'cluster', REDIS_URL: 'redis://a' }, 'The setting QUEUE_PREFIX is wrong: it must stand in braces'],
    [{ QUEUE_PREFIX: 'a:b' }, 'The setting QUEUE_PREFIX is wrong'],
    [{ QUEUE_PREFIX: '{a' }, 'The setting QUEUE_PREFIX is wrong'],
    [{ SMTP_URL: 'mail' }, 'The setting SMTP_URL is wrong'],
    [{ SMTP_URL: 'smtp://' }, 'The setting SMTP_URL is wrong'],
    [{ MAIL_FROM: 'demarche@' }, 'The setting MAIL_FROM is wrong'],
    [{ MAIL_FROM: 'Demarche <demarche@example.org' }, 'The setting MAIL_FROM is wrong'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'The setting TRUSTED_PROXIES is wrong: it must hold addresses or networks'],
    [{ TRUSTED_PROXIES: '10.0.0.1,proxy' }, 'The setting TRUSTED_PROXIES is wrong'],
    [{ PUBLIC_URL: 'https://demarche.example/path' }, 'The setting PUBLIC_URL is wrong'],
    [{ PUBLIC_URL: 'https://demarche.example?x' }, 'The setting PUBLIC_URL is wrong'],
    [{ PUBLIC_URL: 'https://user@demarche.example' }, 'The setting PUBLIC_URL is wrong'],
    [{ PUBLIC_URL: 'http://demarche.example' }, 'it must be https'],
    [{ FILES_S3_URL: 's3://bucket' }, 'The setting FILES_S3_URL is wrong: it must be an address such as'],
    [{ FILES_S3_URL: 'https://key@s3.example.org' }, 'The setting FILES_S3_URL is wrong'],
    [{ ...s3, FILES_S3_BUCKET: '' }, 'The setting FILES_S3_BUCKET is not set: it must be set where FILES_S3_URL is.'],
    [{ ...s3, FILES_S3_SECRET: undefined }, 'The setting FILES_S3_SECRET is not set'],
    [{ FILES_S3_BUCKET: 'A/b' }, 'The setting FILES_S3_BUCKET is wrong'],
    [{ FILES_S3_ADDRESSING: 'both' }, 'The setting FILES_S3_ADDRESSING is wrong'],
    [{ CLAMD_URL: 'http://clamd:3310' }, 'The setting CLAMD_URL is wrong: it must be tcp://host:3310 or unix:/path'],
    [{ CLAMD_URL: 'unix:clamd.sock' }, 'The setting CLAMD_URL is wrong'],
    [{ DATABASE_POOL: '1' }, 'The setting DATABASE_POOL is wrong'],
    [{ DATABASE_POOL: 'many' }, 'The setting DATABASE_POOL is wrong: it must be a whole number.'],
  ])('%j: one sentence, without the value', (wrong, sentence) => {
    expect(() => readConfig({ ...good, ...wrong })).toThrow(sentence);
  });

  it.each<NodeJS.ProcessEnv>([
    { TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,192.168.0.1, fd00::/8, 172.16.0.0/255.240.0.0' },
    { MAIL_FROM: 'demarche@example.org' },
    s3,
    { CLAMD_URL: 'tcp://clamd:3310' },
    { CLAMD_URL: 'tcp://[::1]:3310' },
    { CLAMD_URL: 'unix:/run/clamav/clamd.ctl' },
    { REDIS_URL: 'redis://a:26379,redis://b:26379', REDIS_MODE: 'sentinel' },
    { REDIS_URL: 'rediss://u:p@a:6379, rediss://b:6379', REDIS_MODE: 'cluster', QUEUE_PREFIX: '{demarche}' },
  ])('%j is taken as it is', (right) => {
    expect(readConfig({ ...good, ...right })).toMatchObject(right);
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
