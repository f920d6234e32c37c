import type { Browser } from 'playwright-core';
import { addDays, instantOf } from '@demarche/domain/dates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../stack/browser.js';
import { type QueueBackend, type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

const SWEPT = { timeout: 100_000, interval: 500 };

describe.each<QueueBackend>(['PostgreSQL', 'Redis'])('from a contact to the reminder, jobs over %s', (backend) => {
  let stack: Stack;
  let browser: Browser;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack(backend), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const title = 'Send the ratification toolkit';
  let dueOn = '';

  it('logs a contact with a follow-up for the ISU', async () => {
    const { page, faults } = await openPage(browser);
    await signIn(page, stack.url, 'coordinator');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'State', exact: false }).first().pressSequentially('ken');
    await page.getByRole('option', { name: /Kenya/ }).click();
    await page.getByLabel('What happened').fill('Asked for the toolkit in the margins of the meeting.');
    await page.getByRole('switch', { name: 'Follow-up' }).click();
    await page.getByLabel('What has to be done').fill(title);
    await page.getByRole('button', { name: /^Save contact/ }).click();
    await page.getByText('Contact with Kenya and its follow-up saved').waitFor();
    const [task] = await stack.sql<{ due_on: string; short_name: string }>(
      `SELECT to_char(t.due_on, 'YYYY-MM-DD') AS due_on, o.short_name FROM task t JOIN office o ON o.id = t.assignee_office_id WHERE t.title = $1`,
      [title],
    );
    expect(task?.short_name).toBe('ISU');
    dueOn = task?.due_on ?? '';
    expect(faults).toEqual([]);
  });

  it(
    'reminds the ISU officer three days before it falls due, in the app and by mail, once',
    { timeout: 200_000 },
    async () => {
      const [isu] = await stack.sql<{ zone: string }>(`SELECT zone FROM app_user WHERE email = 'isu@demo.example'`);
      await stack.moveClockTo(new Date(instantOf(addDays(dueOn, -3), '08:00', isu?.zone ?? 'UTC')));
      const mails = () =>
        stack.mailbox.mails.filter(
          (mail) =>
            mail.to.includes('isu@demo.example') && mail.text.includes(title) && !mail.subject.startsWith('New task'),
        );
      await expect.poll(() => mails().length, SWEPT).toBe(1);
      const { page, faults } = await openPage(browser);
      await signIn(page, `${stack.url}/inbox`, 'isu');
      await page.getByText(title).first().waitFor();
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByText(/Reminders last ran \d+ s ago/)
        .waitFor();
      const [delivered] = await stack.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM notification n JOIN app_user u ON u.id = n.user_id
         JOIN notification_task nt ON nt.notification_id = n.id JOIN task t ON t.id = nt.task_id
       WHERE u.email = 'isu@demo.example' AND t.title = $1 AND n.kind IN ('task_due', 'digest')`,
        [title],
      );
      expect(delivered?.count).toBe(1);
      expect(faults).toEqual([]);
    },
  );

  it('closes the task, and nothing more is planned for it', async () => {
    const { page } = await openPage(browser);
    await signIn(page, `${stack.url}/tasks`, 'isu');
    await page.getByRole('link', { name: title }).first().click();
    await page
      .getByRole('button', { name: /^(Close|Done)/ })
      .first()
      .click();
    await expect
      .poll(() =>
        stack.sql(`SELECT 1 FROM task WHERE title = $1 AND status = 'done'`, [title]).then((found) => found.length),
      )
      .toBe(1);
    const pending = await stack.sql(
      `SELECT 1 FROM reminder WHERE task_id = (SELECT id FROM task WHERE title = $1) AND status = 'pending'`,
      [title],
    );
    expect(pending).toEqual([]);
  });
});
