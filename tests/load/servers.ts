import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { freePort } from '../../scripts/lib/embedded-pg.mjs';
import { nodeFlags } from '../../scripts/lib/node-flags.mjs';
import type { Cluster } from './database/cluster.ts';
import type { Reader } from './bare/reader.ts';

/** A server under load, in a process of its own. */
export interface Server {
  name: 'product' | 'bare';
  url: string;
  pid: number;
  /** From the start of the process to its being ready. */
  readyInMs: number;
  stop(): Promise<void>;
}

/** Connections of each server to PostgreSQL. */
export const POOL = 10;
const API = resolve(import.meta.dirname, '../../api/dist/main.js');
const BARE = resolve(import.meta.dirname, 'bare/server.ts');

/** The built API as it runs in production. */
export const startProduct = (cluster: Cluster, env: NodeJS.ProcessEnv = {}, execArgv: string[] = []): Promise<Server> =>
  start('product', API, { ...cluster.env, NODE_ENV: 'production', ...env }, [...nodeFlags, ...execArgv]);

export const startBare = (cluster: Cluster, reader: Reader): Promise<Server> =>
  start('bare', BARE, { ...cluster.env, READER: JSON.stringify(reader) }, []);

async function start(name: Server['name'], entry: string, env: NodeJS.ProcessEnv, execArgv: string[]): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const child = fork(entry, {
    env: { PATH: process.env['PATH'], DATABASE_POOL: String(POOL), ...env, PORT: String(port) },
    execArgv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await ready(child, () => `The ${name} server ended before it was ready:\n${said}`);
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    readyInMs: Math.round(performance.now() - began),
    stop: () => end(child),
  };
}

async function ready(child: ChildProcess, why: () => string): Promise<void> {
  const told = once(child, 'message').then(() => true);
  const ended = once(child, 'exit').then(() => false);
  if (!(await Promise.race([told, ended]))) throw new Error(why());
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
