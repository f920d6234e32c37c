import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { setTimeout } from 'node:timers/promises';
import { addresses } from '../config-rules.js';
import type { Config } from '../config.js';
import { StartupError } from '../startup-error.js';

/** A client of one server (found by sentinels or not), or of a cluster. */
export type RedisConnection = Redis | Cluster;

const PATIENCE = 10_000;

/** The Redis of REDIS_URL, not connected yet. */
export function redisConnection(config: Config): RedisConnection {
  const urls = addresses(config.REDIS_URL).map((address) => new URL(address));
  const [first] = urls;
  if (!first) throw new Error('REDIS_URL is not set.');
  const nodes = urls.map(({ hostname, port }) => ({
    host: hostname.replace(/^\[|\]$/g, '') || '127.0.0.1',
    port: Number(port) || (config.REDIS_MODE === 'sentinel' ? 26_379 : 6_379),
  }));
  const own = accessTo(first);
  switch (config.REDIS_MODE) {
    case 'single':
      return new Redis({ ...own, ...nodes[0], db: databaseOf(first), lazyConnect: true });
    case 'sentinel':
      return new Redis({
        ...own,
        sentinels: nodes,
        name: config.REDIS_SENTINEL_GROUP,
        sentinelPassword: config.REDIS_SENTINEL_PASSWORD,
        sentinelTLS: own.tls,
        enableTLSForSentinelMode: own.tls !== undefined,
        db: databaseOf(first),
        lazyConnect: true,
      });
    case 'cluster':
      // Managed clusters have certificates for names: what a node is called is what we connect to.
      return new Cluster(nodes, {
        redisOptions: own,
        lazyConnect: true,
        ...(own.tls && { dnsLookup: (address, done) => done(null, address) }),
      });
  }
}

function databaseOf({ pathname }: URL): number {
  return Number(pathname.slice(1)) || 0;
}

function accessTo({ protocol, username, password }: URL): RedisOptions {
  return {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    // Commands wait for a Redis that is away: what a worker has claimed must not be lost to an impatient client.
    maxRetriesPerRequest: null,
  };
}

/** Throws a `StartupError` for a Redis that does not answer, or that throws keys away when memory is short. */
export async function demandKeepingRedis(redis: RedisConnection): Promise<void> {
  for (const policy of await evictionPolicies(redis)) {
    if (policy === 'noeviction') continue;
    throw new StartupError(
      `The Redis of REDIS_URL would lose jobs: set its maxmemory-policy to noeviction (it is ${policy ?? 'unknown'}).`,
    );
  }
}

/** Of every server that keeps keys. By INFO: managed servers forbid CONFIG. */
async function evictionPolicies(redis: RedisConnection): Promise<(string | undefined)[]> {
  const memories = await answerOf(redis, async () => {
    if (redis.status === 'wait') await redis.connect();
    const servers = redis instanceof Cluster ? redis.nodes('master') : [redis];
    return Promise.all(servers.map((server) => server.info('memory')));
  });
  return memories.map((memory) => /^maxmemory_policy:(\S+)/m.exec(memory)?.[1]);
}

/** Sentinels and clusters are asked for ever; a start is not. The last complaint of the client is the reason. */
async function answerOf<T>(redis: RedisConnection, ask: () => Promise<T>): Promise<T> {
  let complaint: Error | undefined;
  const listen = (error: Error & { lastNodeError?: Error }) => (complaint = error.lastNodeError ?? error);
  redis.on('error', listen);
  const timer = new AbortController();
  const late = setTimeout(PATIENCE, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${PATIENCE / 1000} s`);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    const reason = (complaint ?? (error as Error)).message || 'connection refused';
    throw new StartupError(`The Redis of REDIS_URL does not answer: ${reason.replace(/\.$/, '')}.`);
  } finally {
    timer.abort();
    late.catch(() => undefined);
    redis.off('error', listen);
  }
}
