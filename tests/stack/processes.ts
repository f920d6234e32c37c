import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A built process of the product that is up, with what it printed so far. */
export interface Running {
  readonly pid: number;
  output(): string;
  /** Ends it as an operator would, and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Runs a built entry point of the API to its end. Throws with its output when it fails. */
export async function runToEnd(
  entry: 'migrate' | 'admin-create',
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<string> {
  const { child, output } = begin(entry, env, args);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${entry} ended with ${code}:\n${output()}`);
  return output();
}

/** Runs a built entry point that must refuse to start. Returns its exit code and what it said besides its log. */
export async function refusal(entry: 'main' | 'worker', env: NodeJS.ProcessEnv): Promise<[number | null, string]> {
  const { child, output } = begin(entry, { ...env, LOG_LEVEL: 'silent' }, []);
  child.on('message', () => child.kill());
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, output().trim()];
}

/** Starts a built entry point and waits until it says that it is ready. Throws with its output when it ends instead. */
export async function startProcess(entry: 'main' | 'worker', env: NodeJS.ProcessEnv): Promise<Running> {
  const { child, output } = begin(entry, env, []);
  const ended = once(child, 'exit');
  const ready = new Promise<void>((done) =>
    child.on('message', (message: { type?: string }) => message.type === 'ready' && done()),
  );
  const failed = ended.then(() => {
    throw new Error(`${entry} ended before it was ready:\n${output()}`);
  });
  failed.catch(() => undefined);
  await Promise.race([ready, failed]);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function begin(
  entry: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['--enable-source-maps', resolve(root, `api/dist/${entry}.js`), ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}
