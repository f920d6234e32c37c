import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { Client } from '../stack/client.js';
import { refusal } from '../stack/processes.js';
import { type RedisServer, startCluster, startRedis, startSentinel } from '../stack/redis.js';
import { type Stack, startStack } from '../stack/stack.js';

const SOON = { timeout: 60_000, interval: 100 };
let stack: Stack;

beforeAll(async () => {
  stack = await startStack('PostgreSQL', { workers: 0 });
});
afterAll(() => stack?.stop());

/** With a Redis of these settings for as long as `use` takes. */
async function withRedis(settings: Record<string, string>, use: (redis: RedisServer) => Promise<void>): Promise<void> {
  const redis = await startRedis(settings);
  await use(redis).finally(() => redis.stop());
}

const refused = (settings: NodeJS.ProcessEnv) => refusal('worker', { ...stack.env, ...settings });
const oneSentence = (beginning: string) => expect.stringMatching(new RegExp(`^${beginning}[^\\n]*[^.]\\.$`)) as string;

describe('a job process refuses in one sentence', () => {
  it.each(['allkeys-lru', 'volatile-lru', 'volatile-ttl', 'allkeys-random'])('a Redis that may evict (%s)', (policy) =>
    withRedis({ 'maxmemory-policy': policy }, async ({ url }) => {
      expect(await refused({ REDIS_URL: url })).toEqual([
        1,
        `The Redis of REDIS_URL would lose jobs: set its maxmemory-policy to noeviction (it is ${policy}).`,
      ]);
    }),
  );

  it('a managed Redis that may evict and answers no CONFIG', () =>
    withRedis({ 'maxmemory-policy': 'volatile-lfu', 'rename-command': 'CONFIG ""' }, async ({ url }) => {
      expect(await refused({ REDIS_URL: url })).toEqual([1, oneSentence('The Redis of REDIS_URL would lose jobs: ')]);
    }));

  it('a Redis that wants another password', () =>
    withRedis({ requirepass: 'right' }, async ({ port }) => {
      const REDIS_URL = `redis://:wrong@127.0.0.1:${port}`;
      expect(await refused({ REDIS_URL })).toEqual([1, oneSentence('The Redis of REDIS_URL does not answer: WRONGPASS')]);
    }));

  it.each(['sentinel', 'cluster'])('a %s that is away, and a server that is none', (REDIS_MODE) =>
    withRedis({}, async ({ url }) => {
      for (const REDIS_URL of ['redis://127.0.0.1:1,redis://127.0.0.1:2', url]) {
        const said = await refused({ REDIS_URL, REDIS_MODE, QUEUE_PREFIX: '{demarche}' });
        expect(said, REDIS_URL).toEqual([1, oneSentence('The Redis of REDIS_URL does not answer: ')]);
      }
    }),
  );

  it('a cluster in which one server may evict', async () => {
    const cluster = await startCluster();
    try {
      const third = new Redis(cluster.servers[2]?.port ?? 0, '127.0.0.1');
      await third.config('SET', 'maxmemory-policy', 'allkeys-lru');
      third.disconnect();
      const settings = { REDIS_URL: cluster.urls, REDIS_MODE: 'cluster', QUEUE_PREFIX: '{demarche}' };
      expect(await refused(settings)).toEqual([1, oneSentence('The Redis of REDIS_URL would lose jobs: ')]);
    } finally {
      await cluster.stop();
    }
  });
});

/** A task for somebody else is a mail, and a mail is a job. */
async function expectMails(settings: NodeJS.ProcessEnv, title: string, upset?: () => Promise<void>): Promise<void> {
  const worker = await stack.startWorker(settings);
  const [client, isu] = await Promise.all([
    Client.signIn(stack.url, 'coordinator@demo.example'),
    Client.signIn(stack.url, 'isu@demo.example'),
  ]);
  await upset?.();
  const body = { title, dueOn: '2099-01-01', assigneeUserId: isu.userId };
  expect((await client.send('POST', `${stack.url}/api/tasks`, body)).status).toBe(201);
  await expect.poll(() => stack.mailbox.mails.filter(({ text }) => text.includes(title)).length, SWEPT).toBe(1);
  await worker.stop();
}

describe('jobs travel', () => {
  it('over a server that sentinels name', async () => {
    const [redis, other] = await Promise.all([startRedis(), startRedis()]);
    const sentinel = await startSentinel(redis, 'of-tests');
    try {
      const settings = { REDIS_URL: `redis://127.0.0.1:1,${sentinel.url}`, REDIS_MODE: 'sentinel' };
      await expectMails({ ...settings, REDIS_SENTINEL_GROUP: 'of-tests' }, 'Sent over sentinels');
    } finally {
      await Promise.all([redis.stop(), other.stop(), sentinel.stop()]);
    }
  });
});
