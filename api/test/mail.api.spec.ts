import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { INestApplicationContext } from '@nestjs/common';
import type { NotificationPage } from '@demarche/contracts/reminders';
import { MailsService } from '../src/features/mail/mails.service.js';
import { MailQueueService } from '../src/features/mail/mail-queue.service.js';
import { Clock } from '../src/platform/clock.js';
import { Queues } from '../src/platform/jobs/queues.service.js';
import { ReminderJobs } from '../src/features/reminders/reminder.jobs.js';
import { startApp, type TestApp } from './app.js';
import { Client } from './client.js';
import type { Officer } from './factories.js';
import { MailServer } from './mail-server.js';
import { forgetTasks, makeTask, seedRegister } from './task-factory.js';
import { startWorker, until } from './workers.js';

let app: TestApp;
let server: MailServer;
let worker: INestApplicationContext;
let isu: Client;
beforeAll(async () => {
  server = await MailServer.start();
  app = await startApp({ DEMARCHE_TREATY: 'ccm', SMTP_URL: server.url });
  await seedRegister(app.owner);
  await app.moveClockTo('2026-11-24T10:00:00Z');
  isu = await app.as('isu_officer');
  worker = await startWorker(app, { SMTP_URL: server.url, PUBLIC_URL: 'https://demarche.example' });
});
afterAll(async () => {
  await worker.close();
  await app.close();
  await server.stop();
});
beforeEach(async () => {
  await forgetTasks(app.owner);
  await app.owner.query('DELETE FROM sign_in_failure');
  await app.moveClockTo('2026-11-24T10:00:00Z');
  await worker.get(Clock).refresh();
  await isu.signIn(isu.officer?.email ?? '', isu.officer?.password ?? '');
});
afterEach(() => server.received.splice(0));

/** Makes the worker's processes look at the clock and sweep, as they do every minute. */
async function sweepAt(instant: string): Promise<void> {
  await app.moveClockTo(instant);
  await worker.get(Clock).refresh();
  await worker.get(ReminderJobs).sweep();
}
async function states(): Promise<string[]> {
  const rows = await app.owner.query<{ state: string }[]>('SELECT state FROM mail ORDER BY created_at, id');
  return rows.map((row) => row.state);
}

async function officeClient(officer: Officer): Promise<Client> {
  const client = new Client(app.url, officer);
  await client.signIn(officer.email, officer.password);
  return client;
}

describe('a mail', () => {
  it('says what is due, and leads there', async () => {
    const task = await makeTask(isu, { title: 'Send the model law to Kenya', state: 'KEN' });
    await sweepAt('2026-12-24T07:00:00Z');
    const mail = await until('the mail', () => Promise.resolve(server.received[0]));
    expect(mail.to).toEqual([isu.officer?.email]);
    expect(mail.subject).toBe('Due today: Send the model law to Kenya');
    expect(mail.raw).toContain(`https://demarche.example/tasks/${task.id}`);
    expect(mail.raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail.raw).toContain('Auto-Submitted: auto-generated');
    await until('the note of it', async () => (await states()).every((state) => state === 'sent'));
    await isu.signIn(isu.officer?.email ?? '', isu.officer?.password ?? '');
    const { body } = await isu.get<NotificationPage>('/api/notifications');
    expect(body.items[0]).toMatchObject({ kind: 'task_due', mail: 'sent' });
    expect(server.received).toHaveLength(1);
  });

  it('stands in the queue by its id alone', async () => {
    await makeTask(isu, { title: 'The secret visit', note: 'Hush', state: 'KEN', label: 'restricted' });
    await sweepAt('2026-12-24T07:00:00Z');
    await until('the mail', () => Promise.resolve(server.received[0]));
    const mails = await app.owner.query<{ id: string }[]>('SELECT id FROM mail');
    const jobs = await worker.get(Queues).queue('deliveries').getJobs();
    const mine = jobs.filter(({ data }) => mails.some(({ id }) => id === (data as { id: string }).id));
    expect(mine.map(({ data }) => data as object)).toEqual(mails.map(({ id }) => ({ id })));
    const all = jobs.map((job) => JSON.stringify(job.asJSON()));
    expect(all.filter((job) => /secret|Hush|KEN|@/.test(job))).toEqual([]);
  });

  it('tells nothing of a restricted task but that there is one', async () => {
    const task = await makeTask(isu, { title: 'The secret visit', note: 'Hush', state: 'KEN', label: 'restricted' });
    await sweepAt('2026-12-24T07:00:00Z');
    const { raw, subject } = await until('the mail', () => Promise.resolve(server.received[0]));
    expect(subject).toBe('Due today: a restricted task');
    expect(raw).toContain(`/tasks/${task.id}`);
    expect(raw).not.toMatch(/secret|Hush|Kenya/);
  });

  it('is tried again under the same Message-ID when the server has no time, and given up when it says no', async () => {
    await makeTask(isu);
    server.refuse(451);
    await sweepAt('2026-12-24T07:00:00Z');
    await until('the failed attempt', async () => {
      const [row] = await app.owner.query<{ attempts: number }[]>('SELECT attempts FROM mail');
      return row?.attempts === 1;
    });
    expect([await states(), server.received.length]).toEqual([['queued'], 0]);
    await sweepAt('2026-12-24T07:00:30Z');
    expect(await worker.get(MailQueueService).queueDue()).toBe(0);
    await sweepAt('2026-12-24T07:01:05Z');
    const mail = await until('the mail', () => Promise.resolve(server.received[0]));
    const [row] = await app.owner.query<{ id: string }[]>('SELECT id FROM mail');
    expect(mail.messageId).toBe(`<${row?.id}@demarche.example>`);

    server.refuse(550);
    await sweepAt('2026-12-31T07:00:00Z');
    await until('the refusal', async () => (await states()).includes('failed'));
    const [failed] = await app.owner.query<{ last_error: string }[]>(
      `SELECT last_error FROM mail WHERE state = 'failed'`,
    );
    expect(failed?.last_error).toContain('550');
    expect(server.received).toHaveLength(1);
  });

  it('goes out once though two processes are given it at the same moment', async () => {
    await makeTask(isu);
    const other = await startWorker(app, { SMTP_URL: server.url });
    await sweepAt('2026-12-24T07:00:00Z');
    const [row] = await app.owner.query<{ id: string }[]>('SELECT id FROM mail');
    const id = row?.id ?? '';
    await Promise.all([worker, other, worker, other].map((process) => process.get(MailsService).send(id)));
    await until('the mail', async () => (await states())[0] === 'sent');
    expect(server.received).toHaveLength(1);
    await other.close();
  });

  it('is withheld from who may not see its task any more when it is sent', async () => {
    const officer = await app.make.officer('isu_officer');
    await makeTask(isu, { assigneeUserId: officer.id });
    await app.owner.query('UPDATE mandate SET to_on = $2 WHERE user_id = $1', [officer.id, '2026-11-01']);
    await worker.get(MailQueueService).queueDue();
    await until('the decision', async () => (await states())[0] !== 'queued');
    expect([await states(), server.received]).toEqual([['withheld'], []]);
  });

  it('is one to each for all that waited while nobody worked, what is settled meanwhile left out', async () => {
    const office = await app.make.officer('isu_officer', { zone: 'UTC' });
    for (let n = 0; n < 40; n++) {
      await makeTask(isu, { title: `Errand ${n}`, dueOn: '2027-02-01', assigneeUserId: office.id });
    }
    const done = await makeTask(isu, { title: 'Done since', assigneeUserId: office.id });
    await isu.post(`/api/tasks/${done.id}/close`, { version: 1 });
    const other = await app.make.officer('isu_officer', { zone: 'UTC' });
    await makeTask(isu, { title: 'The only one', assigneeUserId: other.id });
    await sweepAt('2027-02-24T12:00:00Z');
    await until('the mails', async () => (await states()).every((state) => state === 'sent'));
    const byPerson = Map.groupBy(server.received, (mail) => mail.to[0]);
    expect([...byPerson.values()].map((mails) => mails.length)).toEqual([1, 1]);
    expect(byPerson.get(office.email)?.[0]?.subject).toBe('41 notices for you');
    expect(byPerson.get(other.email)?.[0]?.subject).toBe('2 notices for you');
    const { body } = await (await officeClient(office)).get<NotificationPage>('/api/notifications?limit=200');
    expect(body.items).toHaveLength(42);
    expect(new Set(body.items.map((item) => item.mail))).toEqual(new Set(['sent']));
  });

  it('is not sent of a task that was closed before the server had time', async () => {
    const task = await makeTask(isu);
    server.refuse(451);
    await sweepAt('2026-12-24T07:00:00Z');
    await until('the failed attempt', async () => {
      const [row] = await app.owner.query<{ attempts: number }[]>('SELECT attempts FROM mail');
      return row?.attempts === 1;
    });
    await isu.signIn(isu.officer?.email ?? '', isu.officer?.password ?? '');
    await isu.post(`/api/tasks/${task.id}/close`, { version: 1 });
    await sweepAt('2026-12-24T07:01:30Z');
    await until('the decision', async () => (await states())[0] !== 'queued');
    expect([await states(), server.received]).toEqual([['withheld'], []]);
  });

  it('is found by the sweep when the queue lost it', async () => {
    await makeTask(isu, { assigneeUserId: (await app.make.officer('isu_officer')).id });
    await app.owner.query(`UPDATE mail SET queued_at = '2026-11-24T10:00:00Z', round = 1`);
    expect(await worker.get(MailQueueService).queueDue()).toBe(0);
    await sweepAt('2026-11-24T10:06:00Z');
    const mail = await until('the mail', () => Promise.resolve(server.received[0]));
    expect(mail.subject).toBe('New task: Send the model law');
  });
});

it('is kept as not sent where no mail server is set', async () => {
  const bare = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(bare.owner);
  const giver = await bare.as('coordinator');
  const taker = await bare.as('isu_officer');
  await makeTask(giver, { assigneeUserId: taker.officer?.id ?? '' });
  const { body } = await taker.get<NotificationPage>('/api/notifications');
  expect(body.items[0]).toMatchObject({ kind: 'task_assigned', mail: 'not_sent_no_server' });
  await bare.close();
});
