import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createRolesAndDatabase,
  type EmbeddedPostgres,
  freePort,
  startPostgres,
} from '../../scripts/lib/embedded-pg.mjs';
import { freshPlace, run } from './starter.js';

const progress = /^(Building|Built|Starting|Migrating|Schema|Packs?)\b/;

/** Runs a start that must fail with 1, and gives what it said besides its progress. */
async function refusal(env: NodeJS.ProcessEnv, place: { folder: string; port: number }): Promise<string[]> {
  const attempt = run('start', place, { env });
  expect(await attempt.exited, attempt.output).toBe(1);
  return attempt.output.split('\n').filter((line) => line !== '' && !progress.test(line));
}

describe('npm start refuses in one sentence', () => {
  let place: Awaited<ReturnType<typeof freshPlace>>;

  beforeAll(async () => {
    place = await freshPlace();
  });

  afterAll(() => place.remove());

  it.each([
    ['a port that is none', { PORT: 'abc' }, /^The setting PORT is wrong: .+"abc"\.$/],
    ['an address of another machine', { HOST: '192.0.2.1' }, /^The setting HOST is wrong: .+\.$/],
    ['a migration address alone', { DATABASE_MIGRATION_URL: 'postgres://x@127.0.0.1/x' }, /DATABASE_URL is not/],
    [
      'a wrong setting of the API',
      { DATABASE_URL: 'mysql://127.0.0.1/x' },
      /^The setting DATABASE_URL is wrong: .+\.$/,
    ],
  ])('%s', async (_, env, sentence) => {
    expect(await refusal(env, place)).toEqual([expect.stringMatching(sentence) as string]);
  });

  it('a data folder that is a file', async () => {
    const file = join(dirname(place.folder), 'file');
    writeFileSync(file, '');
    const said = await refusal({}, { ...place, folder: file });
    expect(said).toEqual([expect.stringMatching(/^The data folder .+ cannot be used: it is not a folder .+\.$/)]);
  });

  it('a wrong setting, and the named folder keeps its permissions', async () => {
    const folder = join(dirname(place.folder), 'of-somebody');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const said = await refusal({ DATABASE_URL: 'postgres://100%@127.0.0.1/x' }, { ...place, folder });
    expect(said).toEqual([expect.stringMatching(/^The setting DATABASE_URL is wrong: .+\.$/)]);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('a database that is down', async () => {
    const said = await refusal({ DATABASE_URL: `postgres://x:x@127.0.0.1:${await freePort()}/x` }, place);
    expect(said).toEqual([expect.stringMatching(/^The database does not answer: .+\.$/)]);
  });
});

describe('npm start on a database of its owner', () => {
  let place: Awaited<ReturnType<typeof freshPlace>>;
  let server: EmbeddedPostgres;
  let urls: { DATABASE_URL: string; DATABASE_MIGRATION_URL: string };

  beforeAll(async () => {
    place = await freshPlace();
    server = await startPostgres({ temporary: true });
    const { migrationUrl, runtimeUrl } = await createRolesAndDatabase(server, {
      owner: { name: 'demarche_owner', password: 'owner-of-tests' },
      runtime: { name: 'demarche_app', password: 'runner-of-tests' },
    });
    urls = { DATABASE_URL: runtimeUrl, DATABASE_MIGRATION_URL: migrationUrl };
  });

  afterAll(async () => {
    await server.stop();
    place.remove();
  });

  const query = async (statement: string) => {
    const client = new pg.Client(server.urlFor('demarche'));
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };

  it('loads no demo world and prints no password', async () => {
    const running = run('start', place, { env: urls });
    await running.printed('Demarche is ready');
    expect(running.output).not.toMatch(/demo\.example|password/);
    expect(await running.end('SIGTERM')).toBe(0);
  });

  it.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    [
      'a treaty that no pack describes',
      () => ({ DEMARCHE_TREATY: 'npt' }),
      /^The setting DEMARCHE_TREATY is wrong: .+\.$/,
    ],
    [
      'a Redis that is down',
      () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
      /^The Redis .+ answer: .+ECONNREFUSED.+\d\.$/,
    ],
    [
      'a wrong password of the database',
      () => ({ DATABASE_MIGRATION_URL: urls.DATABASE_MIGRATION_URL.replace('owner-of', 'guess-of') }),
      /^The database does not answer: password authentication failed.+\.$/,
    ],
  ])('refuses %s', async (_, env, sentence) => {
    expect(await refusal({ ...urls, ...env() }, place)).toEqual([expect.stringMatching(sentence) as string]);
  });

  it('refuses a schema that is newer than the code', async () => {
    await query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'OfTheFuture9999999999999')`);
    const said = await refusal(urls, place);
    expect(said).toEqual([expect.stringMatching(/schema is newer .+OfTheFuture.+\.$/)]);
  });
});
