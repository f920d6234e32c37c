import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../stack/client.js';
import { refusal, type Running } from '../stack/processes.js';
import { type RedisServer, startCluster, startRedis, startSentinel } from '../stack/redis.js';
import { type Stack, startStack } from '../stack/stack.js';

const SOON = { timeout: 90_000, interval: 100 };
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
  it.each(['allkeys-lru', 'volatile-ttl'])('a Redis that may evict (%s)', (policy) =>
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
      expect(await refused({ REDIS_URL })).toEqual([
        1,
        oneSentence('The Redis of REDIS_URL does not answer: WRONGPASS'),
      ]);
    }));

  it.each(['sentinel', 'cluster'])('a %s that is away, and a server that is none', (REDIS_MODE) =>
    withRedis({}, async ({ url }) => {
      const nowhere = 'redis://127.0.0.1:1,redis://127.0.0.1:2';
      const said = await Promise.all(
        [nowhere, url].map((REDIS_URL) => refused({ REDIS_URL, REDIS_MODE, QUEUE_PREFIX: '{demarche}' })),
      );
      const away = [1, oneSentence('The Redis of REDIS_URL does not answer: ')];
      expect(said).toEqual([away, away]);
    }),
  );

  it('a cluster in which one server may evict', async () => {
    const cluster = await startCluster();
    try {
      await cluster.servers[2]?.ask((redis) => redis.config('SET', 'maxmemory-policy', 'allkeys-lru'));
      const settings = { REDIS_URL: cluster.urls, REDIS_MODE: 'cluster', QUEUE_PREFIX: '{demarche}' };
      expect(await refused(settings)).toEqual([1, oneSentence('The Redis of REDIS_URL would lose jobs: ')]);
    } finally {
      await cluster.stop();
    }
  });
});

it('a job process whose Redis is gone stops all the same', async () => {
  const redis = await startRedis();
  const worker = await stack.startWorker({ REDIS_URL: redis.url });
  await redis.kill();
  await expect.poll(() => worker.output(), SOON).toContain('The queue is away');
  await worker.stop();
});

/** A task for somebody else: that is a mail, and a mail is a job. */
async function write(title: string): Promise<void> {
  const [coordinator, isu] = await Promise.all([
    Client.signIn(stack.url, 'coordinator@demo.example'),
    Client.signIn(stack.url, 'isu@demo.example'),
  ]);
  const body = { title, dueOn: '2099-01-01', assigneeUserId: isu.userId };
  expect((await coordinator.send('POST', `${stack.url}/api/tasks`, body)).status).toBe(201);
}

const mailsOf = (title: string) => stack.mailbox.mails.filter(({ text }) => text.includes(title)).length;
/** Whether a job process waits there for the next job. */
const isWaitedAt = ({ ask }: RedisServer) =>
  ask(async (redis) => String(await redis.client('LIST')).includes('cmd=bzpopmin'));

// A job process that starts looks at once for what waits, so nothing here waits for the minute.
describe('jobs travel', () => {
  it('over the server that sentinels name, and over its replica once it is dead', async () => {
    const primary = await startRedis();
    const replica = await startRedis({ replicaof: `127.0.0.1 ${primary.port}` });
    const sentinel = await startSentinel(primary, 'of-tests');
    const settings = {
      REDIS_MODE: 'sentinel',
      REDIS_URL: `redis://127.0.0.1:1,${sentinel.url}`,
      REDIS_SENTINEL_GROUP: 'of-tests',
    };
    const workers: Running[] = [];
    try {
      await write('Sent while the first server lives');
      workers.push(await stack.startWorker(settings));
      await expect.poll(() => mailsOf('Sent while the first server lives'), SOON).toBe(1);
      await sentinel.knowsReplica();
      await primary.kill();
      await expect.poll(() => isWaitedAt(replica), SOON).toBe(true);
      await write('Sent while the second one lives');
      workers.push(await stack.startWorker(settings));
      await expect.poll(() => mailsOf('Sent while the second one lives'), SOON).toBe(1);
      expect(mailsOf('Sent while the first server lives')).toBe(1);
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all([primary.stop(), replica.stop(), sentinel.stop()]);
    }
  });

  it('over a cluster, all keys of a prefix on one node', async () => {
    const cluster = await startCluster();
    const settings = { REDIS_MODE: 'cluster', REDIS_URL: cluster.urls, QUEUE_PREFIX: '{demarche}' };
    let worker: Running | undefined;
    try {
      await write('Sent over a cluster');
      worker = await stack.startWorker(settings);
      await expect.poll(() => mailsOf('Sent over a cluster'), SOON).toBe(1);
      const keys = await Promise.all(cluster.servers.map(({ ask }) => ask((redis) => redis.dbsize())));
      expect(keys.filter((count) => count > 0)).toHaveLength(1);
    } finally {
      await worker?.stop();
      await cluster.stop();
    }
  });
});
