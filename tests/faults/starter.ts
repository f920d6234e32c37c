import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '../../scripts/lib/embedded-pg.mjs';

const root = resolve(import.meta.dirname, '../..');

/** What a start writes down about itself (scripts/lib/start/lock.mjs). */
interface RunningFile {
  holder: { pid: number };
  children: { pid: number }[];
}

/** One run of a script of `scripts/`, as a person at a terminal would see it. */
export class Run {
  readonly exited: Promise<number | null>;
  output = '';
  #watchers: (() => void)[] = [];

  constructor(
    readonly child: ChildProcess,
    readonly folder: string,
  ) {
    this.exited = once(child, 'close').then(([code]) => code as number | null);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
        for (const look of this.#watchers) look();
      });
    }
  }

  /** Waits until it has printed this. Throws with its output when it ends first. */
  async printed(text: string): Promise<void> {
    const there = new Promise<void>((done) => {
      const look = () => this.output.includes(text) && done();
      this.#watchers.push(look);
      look();
    });
    const ended = this.exited.then((code) => {
      if (!this.output.includes(text))
        throw new Error(`It ended with ${code} before it said "${text}":\n${this.output}`);
    });
    await Promise.race([there, ended]);
  }

  /** The last line it printed, without its progress. */
  get lastLine(): string {
    return this.output.trimEnd().split('\n').at(-1) ?? '';
  }

  /** The processes of this run besides the starter: HTTP, jobs, and the database server. */
  processes(): number[] {
    const { children } = JSON.parse(readFileSync(join(this.folder, 'running.json'), 'utf8')) as RunningFile;
    return [...children.map((child) => child.pid).filter(isAlive), databasePid(this.folder)];
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

function databasePid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n', 1)[0]);
}

/** Whether a process runs; one that ended and was not yet collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false;
  }
}

export async function allGone(pids: number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 15_000 }).toEqual([]);
}

/** A data folder that is not there yet, and a free port. `remove` also removes what root had to put elsewhere. */
export async function freshPlace(): Promise<{ folder: string; port: number; remove(): void }> {
  const parent = mkdtempSync(join(tmpdir(), 'demarche-start-'));
  const folder = join(parent, 'data');
  const remove = () => {
    const elsewhere = linkOf(join(folder, 'postgres'));
    if (elsewhere) rmSync(elsewhere, { recursive: true, force: true });
    rmSync(parent, { recursive: true, force: true });
  };
  return { folder, port: await freePort(), remove };
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

/** Runs a script with nothing but these settings in its environment. */
export function run(
  script: 'start' | 'admin-create',
  { folder, port }: { folder: string; port: number },
  { env = {}, args = [], input }: { env?: NodeJS.ProcessEnv; args?: string[]; input?: string } = {},
): Run {
  const own = { DEMARCHE_DATA_DIR: folder, PORT: String(port) };
  const child = spawn(process.execPath, [join(root, 'scripts', `${script}.mjs`), ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...own, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  return new Run(child, folder);
}
