import { Redis } from 'ioredis';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/lib/embedded-pg.mjs';

export interface RedisServer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

type Settings = Record<string, string | number>;

/** A Redis of this machine that keeps nothing and evicts nothing unless told otherwise. Needs `redis-server` on the path. */
export async function startRedis(settings: Settings = {}): Promise<RedisServer> {
  return start([], { save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction', ...settings });
}

/** A sentinel that watches a server under the name `group`. */
export async function startSentinel(watched: RedisServer, group: string): Promise<RedisServer> {
  return start(['--sentinel'], { 'sentinel monitor': `${group} 127.0.0.1 ${watched.port} 1` });
}

/** A cluster of three servers, each with its third of the slots. */
export async function startCluster(): Promise<{ urls: string; servers: RedisServer[]; stop(): Promise<void> }> {
  const servers = await Promise.all(
    [1, 2, 3].map(() => startRedis({ 'cluster-enabled': 'yes', 'cluster-node-timeout': 5000 })),
  );
  const clients = servers.map(({ port }) => new Redis(port, '127.0.0.1'));
  const slots = [0, 5461, 10923, 16384];
  for (const [i, client] of clients.entries()) {
    await client.call('CLUSTER', 'ADDSLOTSRANGE', slots[i] ?? 0, (slots[i + 1] ?? 0) - 1);
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', i + 1);
  }
  for (const { port } of servers.slice(1)) await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', port);
  for (const client of clients) await until(async () => (await client.cluster('INFO')).includes('cluster_state:ok'));
  for (const client of clients) client.disconnect();
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
  const all = { port, bind: '127.0.0.1', dir: folder, ...settings };
  const file = join(folder, 'redis.conf');
  const lines = Object.entries(all).map(([name, value]) => `${name} ${value === '' ? '""' : value}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  const child = spawn('redis-server', [file, ...flags]);
  const ended = once(child, 'exit');
  let said = '';
  await new Promise<void>((ready, failed) => {
    child.once('error', failed);
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/Ready to accept connections|Sentinel ID is/.test(said)) ready();
    });
    void ended.then(() => failed(new Error(`redis-server ended before it was ready:\n${said}`)));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('The cluster did not come together within 30 s.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
