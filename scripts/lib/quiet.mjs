// Runs a tool whose words matter only when it fails.
import { spawn } from 'node:child_process';
import { Failure, Stopped } from './failure.mjs';

const patience = 20_000;

/**
 * Runs a command in a process group of its own and collects what it says.
 * @param options as for `spawn`; `signal` (an AbortSignal) or a signal to this process ends the whole group.
 * @returns its exit code (or signal name) and all it wrote.
 * @throws Failure when it cannot be started, Stopped when it was stopped.
 */
export function runQuietly(command, args, { signal, onStart = () => {}, ...options } = {}) {
  if (signal?.aborted) return Promise.reject(new Stopped());
  const grouped = process.platform !== 'win32';
  const child = spawn(command, args, { ...options, detached: grouped, stdio: ['ignore', 'pipe', 'pipe'] });
  let stopped = false;
  const send = (name) => {
    if (child.exitCode === null && child.pid) process.kill(grouped ? -child.pid : child.pid, name);
  };
  const stop = () => {
    stopped = true;
    send('SIGTERM');
    setTimeout(send, patience, 'SIGKILL').unref();
  };
  const signals = signal ? [] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) process.on(name, stop);
  signal?.addEventListener('abort', stop, { once: true });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('spawn', () => onStart(child.pid));
    child.once('error', (error) => reject(new Failure(`${command} could not be run (${error.code}).`)));
    child.once('close', (code, killedBy) => {
      if (stopped) reject(new Stopped());
      else resolve({ code: code ?? killedBy, output: Buffer.concat(chunks).toString() });
    });
  }).finally(() => {
    for (const name of signals) process.off(name, stop);
    signal?.removeEventListener('abort', stop);
  });
}

export const lastLines = (text, count = 20) => text.trim().split('\n').slice(-count).join('\n');
