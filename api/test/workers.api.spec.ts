import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { MailServer } from './mail-server.js';
import { forgetTasks, makeTask, seedRegister } from './task-factory.js';
import { emptyQueue, end, forkWorker, until } from './workers.js';

const PEOPLE = 12;
const TASKS = 4;

let app: TestApp;
let server: MailServer;
let isu: Client;
let workers: ChildProcess[] = [];
beforeAll(async () => {
  server = await MailServer.start();
  app = await startApp({ DEMARCHE_TREATY: 'ccm', SMTP_URL: server.url });
  await seedRegister(app.owner);
  await app.moveClockTo('2026-11-24T10:00:00Z');
  isu = await app.as('isu_officer');
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => end(worker, 'SIGKILL')));
  workers = [];
});
afterAll(async () => {
  await app.close();
  await server.stop();
});

const start = async (env: NodeJS.ProcessEnv = {}) => {
  const worker = await forkWorker(app, { SMTP_URL: server.url, ...env });
  workers.push(worker);
  return worker;
};

describe('several job processes', () => {
  it('deliver every reminder once to each, though some are killed in the middle', async () => {
    await forgetTasks(app.owner);
    for (let p = 0; p < PEOPLE; p++) {
      const person = await app.make.officer('isu_officer');
      for (let t = 0; t < TASKS; t++) await makeTask(isu, { title: `Task ${p}/${t}`, assigneeUserId: person.id });
    }
    await app.owner.query('DELETE FROM notification_task; DELETE FROM notification; DELETE FROM mail');
    server.received.splice(0);
    await app.moveClockTo('2026-12-10T07:00:05Z');
    // Every one of them sweeps when it starts: the first is killed while it sends, the others go on.
    const first = forkWorker(app, { SMTP_URL: server.url });
    await until('the first mail', () => Promise.resolve(server.received.length > 0));
    await end(await first, 'SIGKILL');
    await Promise.all([start(), start()]);
    // What the killed one had taken from the queue is stuck for five minutes: then a sweep, here that of a third, finds it.
    await app.moveClockTo('2026-12-10T07:07:00Z');
    await start();
    await until('all mails', async () => {
      const [left] = await app.owner.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM mail WHERE state <> 'sent'`,
      );
      return left?.n === 0;
    });
    const [told] = await app.owner.query<object[]>(
      `SELECT count(*)::int AS told, count(DISTINCT (n.user_id, t.task_id))::int AS distinct_told
       FROM notification n JOIN notification_task t ON t.notification_id = n.id`,
    );
    expect(told).toEqual({ told: PEOPLE * TASKS, distinct_told: PEOPLE * TASKS });
    // A mail under way at the kill may come twice, under one Message-ID: mailboxes show it once.
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(PEOPLE * TASKS);
    expect(server.received.length - PEOPLE * TASKS).toBeLessThanOrEqual(3);
  }, 240_000);

  it('take the clock up again when the whole queue is lost under them', async () => {
    await forgetTasks(app.owner);
    await start();
    await emptyQueue(app);
    await app.moveClockTo('2026-11-24T10:00:00Z');
    await app.owner.query('DELETE FROM sign_in_failure');
    await isu.signIn(isu.officer?.email ?? '', isu.officer?.password ?? '');
    await makeTask(isu, { title: 'Told though the queue was lost', dueOn: '2026-12-24' });
    server.received.splice(0);
    await app.moveClockTo('2026-12-24T07:00:05Z');
    await until('the mail', () => Promise.resolve(server.received[0]));
    expect(server.received.map((mail) => mail.subject)).toEqual(['Due today: Told though the queue was lost']);
  }, 200_000);

  it('come to a clean end when asked', async () => {
    const worker = await start();
    expect(await end(worker, 'SIGTERM')).not.toBe(1);
  });

  it('refuse to start with one sentence where the queue cannot be reached', async () => {
    const away = { REDIS_URL: 'redis://127.0.0.1:1' };
    await expect(forkWorker(app, away)).rejects.toThrow(/The Redis of REDIS_URL does not answer/);
  });
});
