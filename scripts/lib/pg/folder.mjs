// The folder of an embedded server: where it may lie, its cluster files, and the server that may still run in it.
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { because } from '../failure.mjs';
import { canReach, give } from './account.mjs';
import { sharedFolder } from './programs.mjs';

/** A new empty folder in the system's temporary folder, owned by the server's account. */
export function temporaryFolder(account) {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-pg-'));
  give(folder, account);
  return folder;
}

/**
 * The real folder behind `dir`, made on first use, readable by the server's account only. When that account cannot get
 * there (root's home is closed to `nobody`), `dir` becomes a link to a folder that it can reach.
 */
export function lastingFolder(dir, account) {
  if (!lstatSync(dir, { throwIfNoEntry: false })) make(dir, account);
  const folder = realFolder(dir);
  if (!canReach(folder, account)) {
    throw new Error(`The database folder ${folder} lies where the account "nobody", which runs PostgreSQL, cannot go.`);
  }
  demandOpen(folder);
  return folder;
}

/** A folder that cannot be looked into must not be taken for an empty one. */
function demandOpen(folder) {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(join(folder, 'data'), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw new Error(`The database folder ${folder} cannot be used: ${because(error)}.`, { cause: error });
  }
}

function make(dir, account) {
  if (canReach(dirname(dir), account)) {
    mkdirSync(dir, { mode: 0o700 });
    give(dir, account);
    return;
  }
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  const elsewhere = mkdtempSync(join(sharedFolder, 'data-'));
  give(elsewhere, account);
  symlinkSync(elsewhere, dir);
}

function realFolder(dir) {
  try {
    return realpathSync(dir);
  } catch {
    throw new Error(`The database folder ${readlinkSync(dir)} is gone; remove ${dir} to begin with an empty database.`);
  }
}

/**
 * The process id of a server that runs in this cluster folder, or undefined. A pid file left by a killed server, whose
 * number another process may have by now, is removed: PostgreSQL would refuse to start beside it.
 */
export function runningServer(cluster) {
  const file = join(cluster, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined) return undefined;
  if (isServerOf(pid, cluster)) return pid;
  rmSync(file, { force: true });
  return undefined;
}

/** The first line of `postmaster.pid`; undefined when there is none. */
export function readPid(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this very process is the server of this cluster: a server's working folder is its cluster folder. */
function isServerOf(pid, cluster) {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    if (process.platform === 'win32') return execFileSync('tasklist', ['/FI', `PID eq ${pid}`]).includes('postgres');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false;
  }
}

/** The parent that a cluster folder shares with its log: `<folder>/data` beside `<folder>/server.log`. */
export const logOf = (cluster) => join(dirname(cluster), 'server.log');
