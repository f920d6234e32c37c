// One long-running process of the product.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from '../checkout.mjs';
import { Failure } from '../failure.mjs';
import { nodeFlags } from '../node-flags.mjs';
import { lastLines } from '../quiet.mjs';

const largestLog = 10_000_000;

/**
 * Starts `api/dist/<file>` in a process group of its own (Ctrl-C must reach it through us, in order). It reads its code and
 * waits until `go()` tells it that the database is up to date, tells by IPC when it is ready, and ends by itself when the
 * channel closes because we were killed.
 * @returns `go`, `ready` (resolves, or rejects with a Failure that tells what it said), `gone` (resolves with a Failure when it
 * ends unasked), `stop(patience in ms)` and `pid`.
 */
export function startService({ name, file, logs, env }) {
  const out = openLog(logs, `${file}.log`);
  const errors = join(logs, `${file}.errors.log`);
  rmSync(errors, { force: true });
  const err = openSync(errors, 'a', 0o600);
  const child = spawn(process.execPath, [...nodeFlags, inRoot('api/dist', `${file}.js`)], {
    cwd: root,
    env: { ...env, DEMARCHE_PARENT: '1' },
    detached: process.platform !== 'win32',
    stdio: ['ignore', out, err, 'ipc'],
  });
  closeSync(out);
  closeSync(err);

  let state = 'starting';
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
  const said = () => lastLines(readFileSync(errors, 'utf8'));
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message?.type !== 'ready' || state !== 'starting') return;
      state = 'ready';
      resolve();
    });
    // What it says itself is the reason; a sentence of ours beside it would only hide it.
    void ended.then((how) => reject(new Failure(said() || `The ${name} did not start (${how}); logs: ${logs}`)));
  });
  // Nobody asks while the migration runs, nor after it failed.
  ready.catch(() => {});
  return {
    pid: child.pid,
    go: () => void (child.connected && child.send({ type: 'go' })),
    ready,
    gone: new Promise((resolve) => {
      void ended.then((how) => {
        if (state !== 'ready') return;
        resolve(
          new Failure(`${said()}\nThe ${name} ended unexpectedly (${how}); all is being stopped. Logs: ${logs}`.trim()),
        );
      });
    }),
    async stop(patience) {
      state = 'stopping';
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Appended to; one former log is kept. */
function openLog(folder, name) {
  const path = join(folder, name);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
