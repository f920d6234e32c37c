import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HEARTBEAT_MS, isFresh } from './heartbeat-file.js';

const folder = mkdtempSync(join(tmpdir(), 'demarche-heartbeat-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('isFresh', () => {
  const file = join(folder, 'alive');
  const now = Date.now();

  it('is no for a file that is not there', () => {
    expect(isFresh(file)).toBe(false);
  });

  it.each([
    [0, true],
    [4 * HEARTBEAT_MS, true],
    [5 * HEARTBEAT_MS, false],
  ])('a beat %d ms ago: %s', (age, fresh) => {
    writeFileSync(file, '');
    utimesSync(file, new Date(now - age), new Date(now - age));
    expect(isFresh(file, now)).toBe(fresh);
  });
});
