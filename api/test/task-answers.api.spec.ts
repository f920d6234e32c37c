import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskView } from '@demarche/contracts/tasks';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
let isu: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  isu = await app.as('isu_officer');
  // Somebody takes every task away in the very moment in which it is written.
  await app.owner.query(`
    CREATE FUNCTION take_away() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      UPDATE task SET deleted_at = '2026-01-01Z' WHERE id = NEW.id;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER taken_away AFTER INSERT OR UPDATE ON task DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.deleted_at IS NULL) EXECUTE FUNCTION take_away();
  `);
});
afterAll(() => app.close());

/** Puts a task where the step finds it, with nobody in the way. */
async function stand(as: string): Promise<string> {
  const { id } = await makeTask(isu);
  await app.owner.query('ALTER TABLE task DISABLE TRIGGER taken_away');
  await app.owner.query(`UPDATE task SET deleted_at = ${as} WHERE id = $1`, [id]);
  await app.owner.query('ALTER TABLE task ENABLE TRIGGER taken_away');
  return id;
}
const CLOSED = `NULL, status = 'done', closed_at = '2026-01-01Z', closed_by = created_by`;

describe('the answer to a change of a task', () => {
  it.each<[string, string, string, object, Partial<TaskView>]>([
    ['PATCH', '', 'NULL', { title: 'As I wrote it' }, { title: 'As I wrote it' }],
    ['POST', '/close', 'NULL', {}, { status: 'done' }],
    ['POST', '/reopen', CLOSED, {}, { status: 'open' }],
    ['POST', '/reassign', 'NULL', { toMe: true }, { status: 'open' }],
    ['POST', '/restore', `'2026-01-01Z'`, {}, { status: 'open' }],
  ])('%s %s is the task as it was left, though it is gone by now', async (method, step, as, body, left) => {
    const id = await stand(as);
    const change = 'toMe' in body ? { assigneeUserId: isu.officer?.id } : body;
    const answer = await isu.send<TaskView>(method, `/api/tasks/${id}${step}`, { version: 1, ...change });
    expect([answer.status, answer.body]).toMatchObject([200, { id, version: 2, ...left }]);
    expect((await isu.get(`/api/tasks/${id}`)).status).toBe(404);
  });
});
