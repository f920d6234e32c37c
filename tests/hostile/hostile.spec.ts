import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unaccounted } from './ledger.ts';
import { HostileRun, type Report } from './run.ts';
import { startTarget, type Target } from './target.ts';

/** The long run is `npm run hostile`; this one asks the same of every change. */
const SEED = 2_008_1203;
const REQUESTS = 2_000;

let target: Target;
let report: Report;
beforeAll(async () => {
  target = await startTarget();
  report = await new HostileRun(target, SEED).attack(Array.from({ length: REQUESTS }, (_, i) => i));
}, 600_000);
afterAll(() => target.stop());

describe('hostile input', () => {
  it('reaches what lies behind every route of the OpenAPI document', () => {
    expect(report.routes).toBeGreaterThan(60);
    expect(report.unreached).toEqual([]);
  });

  it('is answered: no fault, no hang, no dropped connection, no refusal without code and field', () => {
    expect(report.findings).toEqual([]);
    const answered = Object.values(report.statuses).reduce((sum, count) => sum + count, 0);
    expect(answered).toBeGreaterThan(REQUESTS * 0.9);
  });

  it('leaves nothing half-written: every row belongs to an audited request that was answered with success', () => {
    expect(report.writes).toBeGreaterThan(100);
    expect(report.unaccounted).toEqual([]);
  });

  it('leaves the API well, and no larger than it may be', () => {
    expect(report.memory.after).toBeLessThan(450);
  });
});

describe('the ledger', () => {
  const open = new Map<string, number>();

  it('finds a row that no audit entry tells of', async () => {
    const runner = new pg.Client(target.runtimeUrl);
    await runner.connect();
    await runner.query(`UPDATE app_user SET zone = zone WHERE email = 'isu@demo.example'`);
    await runner.end();
    const told = await unaccounted(target.sql, new Date(), open, new Map());
    expect(told).toEqual(['1 rows of app_user without an audit entry (UPDATE)']);
  });

  it('finds what a refused request left behind, and what a success did not leave', async () => {
    const [entry] = await target.sql<{ request_id: string; at: Date; action: string }>(
      'SELECT request_id, at, action FROM audit_entry ORDER BY at DESC LIMIT 1',
    );
    const id = entry?.request_id ?? '';
    const told = await unaccounted(
      target.sql,
      entry?.at ?? new Date(),
      new Map([[id, 409]]),
      new Map([['x', 'POST /']]),
    );
    expect(told).toContain(`${entry?.action} was kept of a request that was answered 409 (${id})`);
    expect(told).toContain('answered 201 and left no audit entry: POST / (x)');
  });
});
