import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackFolder, shippedPacks } from '@demarche/packs/pack-folder';
import { loadPacks } from '../src/features/states/pack-loader/load-packs.js';
import { reportLines, type LoadReport } from '../src/features/states/pack-loader/load-report.js';
import { createDatabase, type TestDatabase } from './database.js';

let db: TestDatabase;
const now = new Date('2026-11-25T09:00:00Z');
beforeAll(async () => {
  db = await createDatabase();
});
afterAll(() => db.drop());

describe('a second load', () => {
  it('changes nothing and says so', async () => {
    const report = await loadPacks(db.owner, { now });
    expect(report.changed).toBe(false);
    expect(report.rejected).toEqual([]);
    expect(report.tables.every((table) => table.unchanged === table.given)).toBe(true);
    expect(reportLines(report)).toEqual([expect.stringMatching(/^Packs: nothing changed, \d+ rows as they were$/)]);
  });
});
