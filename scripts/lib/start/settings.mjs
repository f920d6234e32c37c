// The settings that the starter itself needs; the API checks all of them again, each with its rule.
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { root } from '../checkout.mjs';
import { Failure } from '../failure.mjs';

/** @throws Failure for a wrong setting. An empty one counts as not set. */
export function readSettings(env = process.env) {
  const set = (name) => env[name] || undefined;
  const port = set('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Failure(`The setting PORT is wrong: it must be a whole number from 1 to 65535, not "${port}".`);
  }
  if (set('DATABASE_MIGRATION_URL') && !set('DATABASE_URL')) {
    throw new Failure('DATABASE_MIGRATION_URL is set but DATABASE_URL is not: set both, or neither.');
  }
  return {
    port: Number(port),
    host: set('HOST') ?? '127.0.0.1',
    address: (set('PUBLIC_URL') ?? `http://localhost:${Number(port)}`).replace(/\/$/, ''),
    dataFolder: resolve(set('DEMARCHE_DATA_DIR') ?? defaultDataFolder(set)),
    /** Real servers are named: no embedded database, no demo world. */
    external: set('DATABASE_URL') !== undefined,
    secret: set('DEMARCHE_SECRET'),
    demoPassword: set('DEMARCHE_DEMO_PASSWORD'),
  };
}

/** A folder of this user for this checkout, so that two clones do not share one. */
function defaultDataFolder(set) {
  const checkout = realpathSync(root);
  const key = createHash('sha256').update(checkout).digest('hex').slice(0, 10);
  return join(userFolder(set), 'demarche', `${basename(checkout)}-${key}`);
}

function userFolder(set) {
  if (process.platform === 'win32') return set('LOCALAPPDATA') ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return set('XDG_DATA_HOME') ?? join(homedir(), '.local', 'share');
}
