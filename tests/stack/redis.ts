import { Redis } from 'ioredis';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/lib/embedded-pg.mjs';

export interface RedisServer {
  url: string;
  port: number;
  /** Puts one question to it, over a connection of its own. */
  ask: <T>(question: (redis: Redis) => Promise<T>) => Promise<T>;
  /** Ends it as an operator would; nothing where it is gone already. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface Sentinel extends RedisServer {
  /** Waits until it has found a replica to which it can turn. */
  knowsReplica(): Promise<void>;
}

export interface RedisCluster {
  /** For REDIS_URL. */
  urls: string;
  servers: RedisServer[];
  stop(): Promise<void>;
}

type Settings = Record<string, string | number>;

/** A Redis of this machine that keeps nothing and evicts nothing unless told otherwise. Needs `redis-server` on the path. */
export function startRedis(settings: Settings = {}): Promise<RedisServer> {
  return start([], { save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction', ...settings });
}

/** A sentinel that watches a server under the name `group`, and gives it up after half a second of silence. */
export async function startSentinel(watched: RedisServer, group: string): Promise<Sentinel> {
  const sentinel = await start(['--sentinel'], {
    'sentinel monitor': `${group} 127.0.0.1 ${watched.port} 1`,
    'sentinel down-after-milliseconds': `${group} 500`,
    'sentinel failover-timeout': `${group} 5000`,
  });
  const replicas = (redis: Redis) => redis.call('SENTINEL', 'REPLICAS', group) as Promise<string[][]>;
  const isUp = (replica: string[]) => replica[replica.indexOf('master-link-status') + 1] === 'ok';
  return {
    ...sentinel,
    knowsReplica: () => sentinel.ask((redis) => until(async () => (await replicas(redis)).some(isUp))),
  };
}

/** A cluster of three servers, each with its third of the slots. */
export async function startCluster(): Promise<RedisCluster> {
  const settings = { 'cluster-enabled': 'yes', 'cluster-node-timeout': 5000 };
  const servers = await Promise.all([1, 2, 3].map(() => startRedis(settings)));
  const thirds = ['0 5460', '5461 10922', '10923 16383'];
  for (const [i, { ask }] of servers.entries()) {
    await ask((redis) => redis.call('CLUSTER', 'ADDSLOTSRANGE', ...(thirds[i] ?? '').split(' ')));
    await ask((redis) => redis.call('CLUSTER', 'SET-CONFIG-EPOCH', i + 1));
  }
  for (const { port } of servers.slice(1)) {
    await servers[0]?.ask((redis) => redis.call('CLUSTER', 'MEET', '127.0.0.1', port));
  }
  for (const { ask } of servers) {
    await ask((redis) => until(async () => (await redis.cluster('INFO')).includes('cluster_state:ok')));
  }
  return {
    urls: servers.map(({ url }) => url).join(','),
    servers,
    stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
}

/** Settings go into a file, as sentinels and clusters write theirs back. */
async function start(flags: string[], settings: Settings): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-redis-'));
  const port = await freePort();
  const file = join(folder, 'redis.conf');
  const lines = Object.entries({ port, bind: '127.0.0.1', dir: folder, ...settings });
  writeFileSync(file, lines.map(([name, value]) => `${name} ${value === '' ? '""' : value}\n`).join(''));
  const child = spawn('redis-server', [file, ...flags]);
  const ended = once(child, 'exit');
  await saysReady(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    ask: async (question) => {
      const redis = new Redis(port, '127.0.0.1');
      return question(redis).finally(() => redis.disconnect());
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function saysReady(server: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  return new Promise((ready, failed) => {
    server.once('error', failed);
    server.once('exit', () => failed(new Error(`redis-server ended before it was ready:\n${said}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/Ready to accept connections|Sentinel ID is/.test(said)) ready();
    });
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > last) throw new Error('The Redis servers did not find each other within 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
