import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, instantOf } from '@demarche/domain/dates';
import { Client } from '../stack/client.js';
import { type QueueBackend, type Stack, startStack } from '../stack/stack.js';

const OFFICERS = 8;
const EACH = 5;
const SOON = { timeout: 60_000, interval: 100 };
const SWEPT = { timeout: 150_000, interval: 250 };

/** Officers of the ISU, with the password of the demo: each gets tasks of their own. */
const MAKE_OFFICERS = `
  WITH isu AS (SELECT u.id, u.password_hash, u.zone, m.office_id, m.role, m.from_on
               FROM app_user u JOIN mandate m ON m.user_id = u.id WHERE u.email = 'isu@demo.example'),
  made AS (INSERT INTO app_user (id, email, name, password_hash, zone, created_at, updated_at)
           SELECT gen_random_uuid(), 'officer' || n || '@example.org', 'Officer ' || n, password_hash, zone, now(), now()
           FROM isu, generate_series(1, $1::int) AS n RETURNING id),
  given AS (INSERT INTO mandate (id, user_id, office_id, role, from_on, created_at)
            SELECT gen_random_uuid(), made.id, isu.office_id, isu.role, isu.from_on, now() FROM made, isu)
  SELECT id FROM made`;

describe.each<QueueBackend>(['PostgreSQL', 'Redis'])('two API and three job processes, jobs over %s', (backend) => {
  let stack: Stack;
  let first: string;
  let second: string;
  beforeAll(async () => {
    stack = await startStack(backend, { apis: 2, workers: 2 });
    [first = '', second = ''] = stack.apis.map(({ url }) => url);
  });
  afterAll(() => stack?.stop());

  const due = addDays(new Date().toISOString().slice(0, 10), 12);
  const written = new Map<string, string>();

  it('bring the news of one to who listens at the other', async () => {
    const [coordinator, isu] = await Promise.all([
      Client.signIn(first, 'coordinator@demo.example'),
      Client.signIn(first, 'isu@demo.example'),
    ]);
    const listening = await isu.listen(second);
    await expect.poll(() => listening.heard, SOON).toContain('refresh');
    const body = { title: 'Written at the first process', dueOn: due, assigneeUserId: isu.userId };
    expect((await coordinator.send('POST', `${first}/api/tasks`, body)).status).toBe(201);
    await expect.poll(() => listening.heard, SOON).toEqual(expect.arrayContaining(['notification', 'tasks']));
    listening.stop();
  });

  it('share a session: signed in at one, it holds at the other, and ended at one it is at an end', async () => {
    const client = await Client.signIn(first, 'coordinator@demo.example');
    const made = await client.send<{ id: string }>('POST', `${second}/api/tasks`, {
      title: 'Written at the second process',
      dueOn: due,
      assigneeUserId: client.userId,
    });
    expect(made.status).toBe(201);
    expect((await client.send('GET', `${first}/api/tasks/${made.body.id}`)).status).toBe(200);
    expect((await client.send('GET', `${second}/api/session`)).status).toBe(200);
    const listening = await client.listen(second);
    expect((await client.send('DELETE', `${first}/api/session`)).status).toBe(204);
    await expect.poll(() => listening.over, SOON).toBe(true);
    expect(listening.heard).toContain('ended');
    await expect.poll(async () => (await client.send('GET', `${second}/api/session`)).status, SOON).toBe(401);
    expect((await client.send('GET', `${second}/api/tasks/${made.body.id}`)).status).toBe(401);
  });

  it('keep what was acknowledged when one API process is killed among its writes', async () => {
    const officers = await stack.sql<{ id: string }>(MAKE_OFFICERS, [OFFICERS]);
    const client = await Client.signIn(first, 'coordinator@demo.example');
    const write = async (n: number) => {
      const title = `Task ${n} of many`;
      const body = { title, dueOn: due, assigneeUserId: officers[n % OFFICERS]?.id };
      // Whoever was cut off asks the other process, as the proxy does; what it may have written stays a task of its own.
      for (const url of n % 2 ? [first] : [second, first]) {
        const answer = await client.send<{ id: string }>('POST', `${url}/api/tasks`, body).catch(() => undefined);
        if (answer?.status !== 201) continue;
        written.set(answer.body.id, title);
        if (written.size === OFFICERS) await stack.apis[1]?.kill();
        return;
      }
      throw new Error(`${title} could not be written.`);
    };
    await Promise.all(Array.from({ length: OFFICERS * EACH }, (_, n) => write(n)));
    expect(written.size).toBe(OFFICERS * EACH);
    const kept = await stack.sql<{ id: string; title: string }>('SELECT id, title FROM task WHERE id = ANY($1)', [
      [...written.keys()],
    ]);
    expect(new Map(kept.map(({ id, title }) => [id, title]))).toEqual(written);
    await expect(fetch(`${second}/api/health/live`)).rejects.toThrow();
    const third = await stack.startApi();
    expect((await client.send('GET', `${third.url}/api/session`)).status).toBe(200);
  });

  // A job process that starts looks at once for what waits: nothing here waits for the minute.
  it(
    'deliver each reminder once to each, though a job process is killed among its mails',
    { timeout: 400_000 },
    async () => {
      await stack.startWorker();
      await expect.poll(unsent, SWEPT).toBe(0);
      stack.mailbox.mails.splice(0);
      const eight = new Date(instantOf(addDays(due, -3), '08:00', 'Europe/Zurich'));
      await stack.moveClockTo(new Date(eight.getTime() + 60_000));
      await stack.startWorker();
      await expect.poll(() => stack.mailbox.mails.length, SWEPT).toBeGreaterThan(0);
      await stack.workers[0]?.kill();
      // What the killed one had taken off the queue counts as stuck after five minutes.
      await stack.moveClockTo(new Date(eight.getTime() + 8 * 60_000));
      await stack.startWorker();
      await expect.poll(unsent, SWEPT).toBe(0);

      const told = await stack.sql<{ task_id: string; times: number }>(
        `SELECT t.task_id, count(*)::int AS times FROM notification n JOIN notification_task t ON t.notification_id = n.id
       WHERE n.kind IN ('task_due', 'digest') AND t.task_id = ANY($1) GROUP BY t.task_id`,
        [[...written.keys()]],
      );
      expect(told.map(({ times }) => times)).toEqual(Array<number>(written.size).fill(1));
      const telling = (title: string) => stack.mailbox.mails.filter(({ text }) => text.includes(title));
      for (const title of written.values())
        expect(new Set(telling(title).map(({ messageId }) => messageId)).size, title).toBeGreaterThanOrEqual(1);
      // A mail under way at the kill may come twice, under one Message-ID: mailboxes show it once.
      const ids = stack.mailbox.mails.map(({ messageId }) => messageId);
      expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(3);
    },
  );

  const unsent = async () => {
    const [left] = await stack.sql<{ n: number }>(`SELECT count(*)::int AS n FROM mail WHERE state = 'queued'`);
    return left?.n;
  };
});
