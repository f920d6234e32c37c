import { statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allGone, freshPlace, isAlive, run, type Run } from './starter.js';

/** The last of what a start prints. */
const ready = 'Ctrl-C stops everything';

/** The promise is for a machine that has nothing else to do: how many processes now compete for each of its cores. */
const slowness = () => Math.max(1, (loadavg()[0] ?? 1) / cpus().length);

describe('npm start', () => {
  let place: Awaited<ReturnType<typeof freshPlace>>;
  let running: Run;

  beforeAll(async () => {
    place = await freshPlace();
    running = run('start', place);
    await running.printed(ready);
  });

  afterAll(async () => {
    await running.end('SIGTERM');
    place.remove();
  });

  it('says where it is and how to sign in, and both is true', async () => {
    const [, address] = /ready after [\d.]+ s: (\S+)/.exec(running.output) ?? [];
    const [, password] = /with the password (\S+)/.exec(running.output) ?? [];
    expect(address).toBe(`http://localhost:${place.port}`);
    expect(running.output).not.toMatch(/error/i);
    const page = await fetch(`http://127.0.0.1:${place.port}/`);
    expect(await page.text()).toContain('<app-root');
    for (const role of ['isu', 'presidency', 'coordinator', 'partner', 'admin']) {
      const email = `${role}@demo.example`;
      expect(running.output).toContain(email);
      const answer = await fetch(`http://127.0.0.1:${place.port}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect(answer.ok, `${email}: ${answer.status}`).toBe(true);
    }
  });

  it('complains of nothing on the way there', () => {
    expect(running.output).not.toMatch(/error|warn/i);
  });

  it('keeps its state where only its user can read it', () => {
    const mode = (name: string) => statSync(join(place.folder, name)).mode & 0o777;
    expect(mode('.') & 0o066).toBe(0);
    expect(mode('postgres/.')).toBe(0o700);
    for (const secret of ['secret', 'demo-password', 'postgres-passwords.json']) expect(mode(secret)).toBe(0o600);
  });

  it('refuses a second start from the same data folder, in one sentence', async () => {
    const second = run('start', { ...place, port: place.port + 1 });
    expect(await second.exited).toBe(1);
    expect(second.output.trim()).toMatch(/^Demarche is already running from .+\.$/);
  });

  it('refuses a port in use, in one sentence', async () => {
    const other = await freshPlace();
    const second = run('start', { folder: other.folder, port: place.port });
    expect(await second.exited).toBe(1);
    expect(second.output.trim()).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use: .+\.$/);
    other.remove();
  });

  it('survives being killed: nothing keeps running, and the next start is ready in five seconds', async () => {
    const before = running.processes();
    expect(before).toHaveLength(3);
    expect(before.every(isAlive)).toBe(true);
    await running.end('SIGKILL');
    running = run('start', place);
    await running.printed(ready);
    const [, seconds] = /ready after ([\d.]+) s/.exec(running.output) ?? [];
    expect(running.output).not.toContain('Building');
    expect(Number(seconds)).toBeLessThan(5 * slowness());
    await allGone(before);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops everything at %s', async (signal) => {
    const before = running.processes();
    expect(await running.end(signal)).toBe(0);
    expect(running.lastLine).toBe('Stopped.');
    expect(before.filter(isAlive)).toEqual([]);
    running = run('start', place);
    await running.printed(ready);
  });

  it('stops everything when one of its processes dies, says which, and ends with 1', async () => {
    const before = running.processes();
    const [first] = before;
    process.kill(first ?? 0, 'SIGKILL');
    expect(await running.exited).toBe(1);
    expect(running.output).toMatch(/The (job|HTTP) process ended unexpectedly \(ended by SIGKILL\)/);
    expect(before.filter(isAlive)).toEqual([]);
    running = run('start', place);
    await running.printed(ready);
  });
});
