// Which process is which: a number alone may belong to another process by now.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { until } from '../wait.mjs';

/** When this process began, as the system tells it; undefined when it is gone (a zombie is gone). */
export function beganAt(pid) {
  try {
    if (process.platform === 'linux') return linuxStart(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (process.platform === 'win32') return process.kill(pid, 0) && 'alive';
    const told = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return told.startsWith('Z') ? undefined : told.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

/** proc(5): the second field, in parentheses, may hold anything; then the state (3rd) and the start time (22nd). */
function linuxStart(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : fields[19];
}

/** What to write down about a process, to know it again. */
export const identify = (pid) => ({ pid, began: beganAt(pid) });

export const isAlive = ({ pid, began }) => began !== undefined && beganAt(pid) === began;

/** Asks a process of a former run (or its group) to end, and ends it after `patience` ms. */
export async function end(known, { patience = 10_000, group = false } = {}) {
  const send = (signal) => {
    try {
      process.kill(group && process.platform !== 'win32' ? -known.pid : known.pid, signal);
    } catch {
      // it was faster
    }
  };
  if (!isAlive(known)) return;
  send('SIGTERM');
  if (await until(() => !isAlive(known), patience)) return;
  send('SIGKILL');
  await until(() => !isAlive(known), 5000);
}
