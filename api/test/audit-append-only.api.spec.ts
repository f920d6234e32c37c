import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './app.js';

let app: TestApp;
let runtime: pg.Client;
beforeAll(async () => {
  app = await startApp();
  await app.as('isu_officer'); // leaves an entry: session.opened
  runtime = new pg.Client(app.database.runtimeUrl);
  await runtime.connect();
});
afterAll(async () => {
  await runtime.end();
  await app.close();
});

const sqlstate = (query: Promise<unknown>): Promise<string> =>
  query.then(
    () => 'allowed',
    (error: { code?: string; driverError?: { code: string } }) => error.driverError?.code ?? error.code ?? 'no code',
  );
const NOT_ALLOWED = '42501'; // insufficient_privilege

describe('the audit is append-only', () => {
  it.each([
    `UPDATE audit_entry SET action = 'x'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
    'ALTER TABLE audit_entry ADD COLUMN x text',
    'DROP TABLE audit_entry',
    'DROP TRIGGER audit_entry_append_only ON audit_entry',
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    `SET session_replication_role = 'replica'`,
    'CREATE TABLE mine (x text)',
    'GRANT UPDATE ON audit_entry TO CURRENT_USER',
    `INSERT INTO migrations (timestamp, name) VALUES (1, 'x')`,
    'INSERT INTO moved_clock VALUES (1)',
  ])('for the role that runs: %s', async (statement) => {
    const before = await app.owner.query<object[]>('SELECT * FROM audit_entry ORDER BY id');
    const outcome = await sqlstate(runtime.query(statement));
    // PostgreSQL grants nothing here with a warning instead of an error.
    expect(outcome).toBe(statement.startsWith('GRANT') ? 'allowed' : NOT_ALLOWED);
    expect(await sqlstate(runtime.query(`UPDATE audit_entry SET action = 'x'`))).toBe(NOT_ALLOWED);
    expect(await app.owner.query('SELECT * FROM audit_entry ORDER BY id')).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it.each([`UPDATE audit_entry SET action = 'x'`, 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'by its trigger even for the role that owns it: %s',
    async (statement) => {
      expect(await sqlstate(app.owner.query(statement))).toBe(NOT_ALLOWED);
    },
  );
});
