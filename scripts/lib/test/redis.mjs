// A Redis server of the run's own: nothing on disk, nothing evicted (BullMQ's demand), gone when we are.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { freePort } from '../embedded-pg.mjs';
import { Failure } from '../failure.mjs';
import { until } from '../wait.mjs';

/** @returns `{ url, stop() }`. @throws Failure when it does not answer. */
export async function startRedis(program) {
  const port = await freePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: tmpdir(),
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  // The shell waits for our end of the pipe to close, by `stop` or because we were killed.
  const script = '"$@" & server=$!; cat >/dev/null; kill "$server"; wait "$server"';
  const shell = spawn('/bin/sh', ['-c', script, 'demarche-redis', program, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise((resolve) => shell.once('exit', resolve));
  const stop = () => {
    shell.stdin.end();
    return ended;
  };
  if (await until(() => answers(port), 10_000)) return { url: `redis://127.0.0.1:${port}`, stop };
  await stop();
  throw new Failure(`The Redis server ${program} did not answer within 10 s.`);
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (answer) => {
      resolve(answer.toString().startsWith('+PONG'));
      socket.destroy();
    });
  });
}
