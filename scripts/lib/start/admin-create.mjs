// npm run admin:create -- --email … : an account with the administrator's rights, in the database that npm start uses.
import { spawn } from 'node:child_process';
import { build } from '../build.mjs';
import { inRoot, root } from '../checkout.mjs';
import { openDataFolder } from './data-folder.mjs';
import { addressesOfRunning, startDatabase } from './database.mjs';
import { productEnvironment } from './environment.mjs';
import { readLock, takeLock } from './lock.mjs';
import { migrate } from './migrate.mjs';
import { isAlive } from './processes.mjs';
import { readSettings } from './settings.mjs';

/** @returns the exit code of `api/dist/admin-create.js`. */
export async function main(args) {
  const settings = readSettings();
  openDataFolder(settings.dataFolder);
  await build();
  if (settings.external) return create(args, productEnvironment(settings));
  const lock = readLock(settings.dataFolder);
  if (lock && isAlive(lock.holder)) {
    return create(args, productEnvironment(settings, addressesOfRunning(settings.dataFolder)));
  }
  return createAlone(settings, args);
}

/** Nothing runs: the embedded server only for this. */
async function createAlone(settings, args) {
  const lock = await takeLock(settings.dataFolder, 'npm run admin:create');
  try {
    const database = await startDatabase(settings.dataFolder);
    try {
      const env = productEnvironment(settings, database.urls);
      await migrate({ env, demo: false });
      return await create(args, env);
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

/** Its questions (the password) and answers go straight to the terminal; Ctrl-C reaches it there, we only wait. */
function create(args, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', inRoot('api/dist/admin-create.js'), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
