import { readdirSync, readFileSync } from 'node:fs';

/** proc(5): clock ticks are hundredths of a second on every Linux we know. */
const TICK_MS = 10;

interface Stat {
  parent: number;
  /** Of the process and of its children that have ended. */
  cpuMs: number;
}

/** The fields after the name, which stands in parentheses and may hold anything. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, cpuMs: (user + system + childUser + childSystem) * TICK_MS };
  } catch {
    return undefined;
  }
}

/** CPU time of a process, in ms. */
export const cpuOf = (pid: number): number => statOf(pid)?.cpuMs ?? 0;

/** CPU time of a PostgreSQL server: the process that was started, and its backends and helpers. */
export function cpuOfServer(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.parent === pid);
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuOf(one), 0);
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  const [, kb = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}
