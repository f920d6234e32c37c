// Brings the database to this code's schema and loads the packs.
import { spawn } from 'node:child_process';
import { inRoot, root } from '../checkout.mjs';
import { Failure } from '../failure.mjs';

/**
 * Runs `api/dist/migrate.js`, whose own words go to the terminal.
 * @returns what it told by IPC: the addresses of the demo accounts that exist.
 * @throws Failure, with an empty sentence where the process has said what is wrong.
 */
export function migrate({ env, demo, signal, onStart = () => {} }) {
  const args = ['--enable-source-maps', inRoot('api/dist/migrate.js'), ...(demo ? ['--demo'] : [])];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  onStart(child.pid);
  const stop = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  let complained = false;
  child.stderr.on('data', (chunk) => {
    complained = true;
    process.stderr.write(chunk);
  });
  let told = {};
  child.on('message', (message) => (told = message));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`The migration could not be started: ${error.message}`)));
    child.once('close', (code, killedBy) => {
      signal?.removeEventListener('abort', stop);
      if (code === 0) resolve({ demoAccounts: told.demoAccounts ?? [] });
      else reject(new Failure(complained ? '' : `The migration ended with ${killedBy ?? `exit code ${code}`}.`));
    });
  });
}
