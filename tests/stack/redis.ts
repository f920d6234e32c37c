import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../scripts/lib/embedded-pg.mjs';

export interface RedisServer {
  url: string;
  stop(): Promise<void>;
}

/** A Redis of this machine that keeps nothing on disk and evicts nothing. Needs `redis-server` on the path. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
  const child = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
  const ended = once(child, 'exit');
  await new Promise<void>((ready, failed) => {
    child.once('error', failed);
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept connections') && ready());
    void ended.then(() => failed(new Error('redis-server ended before it was ready')));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
