// One start a data folder: a file that says who holds it, which stays behind when its holder is killed.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.mjs';
import { until } from '../wait.mjs';
import { end, identify, isAlive } from './processes.mjs';

const nameOf = (folder) => join(folder, 'running.json');

/** Who runs from this folder: `{ holder, address, stopping, children }`, or undefined. */
export function readLock(folder) {
  try {
    return JSON.parse(readFileSync(nameOf(folder), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Takes the folder. Waits for a holder that is stopping (or was just left by whoever started it), and ends what a killed
 * holder left running: the processes that it wrote down, nothing else.
 * @throws Failure when the folder is in use.
 */
export async function takeLock(folder, address) {
  const file = nameOf(folder);
  const own = { holder: identify(process.pid), address, stopping: false, children: [] };
  for (;;) {
    if (put(file, own)) return lockOf(file, own);
    const found = await demandUnlocked(folder);
    for (const child of found?.children ?? []) await end(child, { group: child.group });
    clear(file, found);
  }
}

/**
 * @returns what a killed holder left behind, if anything.
 * @throws Failure when the folder is in use.
 */
export async function demandUnlocked(folder) {
  const found = readLock(folder);
  if (!found || !(await isHeld(folder, found))) return found;
  throw new Failure(`Demarche is already running from ${folder} (process ${found.holder.pid}, ${found.address}).`);
}

/** A second and a half, for a holder whose npm was killed notices that a little later; a stopping one gets longer. */
async function isHeld(folder, found) {
  const still = () => isAlive(found.holder) && readLock(folder)?.holder.pid === found.holder.pid;
  if (await until(() => !still() || readLock(folder)?.stopping, 1500)) return !(await until(() => !still(), 40_000));
  return true;
}

/** By a link, which fails when the name exists: nobody ever reads half a file. */
function put(file, content) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(fresh);
  }
}

/** Moves the stale file away; if another start was faster and it is that one's, puts it back. */
function clear(file, stale) {
  const away = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, away);
  } catch {
    return;
  }
  const text = readFileSync(away, 'utf8');
  if (stale && text !== JSON.stringify(stale)) put(file, JSON.parse(text));
  rmSync(away, { force: true });
}

function lockOf(file, own) {
  const write = () => {
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(own), { mode: 0o600 });
    renameSync(fresh, file);
  };
  return {
    /** Writes down a child, for a next start to find it if we are killed. */
    note(pid, { group = false } = {}) {
      own.children = [...own.children.filter(isAlive), { ...identify(pid), group }];
      write();
    },
    stopping() {
      own.stopping = true;
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}
