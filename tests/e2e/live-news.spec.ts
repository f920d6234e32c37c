import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, openPage } from '../stack/browser.js';
import { type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

const SWEPT = { timeout: 100_000, interval: 250 };

let stack: Stack;
let browser: Browser;
let dueAt: Date;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
  const [next] = await stack.sql<{ due_at: Date }>(
    `SELECT min(r.due_at) AS due_at FROM reminder r JOIN app_user u ON u.id = r.user_id
     WHERE u.email = 'isu@demo.example' AND r.status = 'pending'`,
  );
  dueAt = next!.due_at;
  const anHourBefore = new Date(dueAt.getTime() - 3_600_000);
  await stack.moveClockTo(anHourBefore);
  // A run from before the move looks days old by the new clock, and the page would say so.
  await vi.waitFor(async () => {
    const ran = await stack.sql('SELECT 1 FROM reminder_heartbeat WHERE ran_at >= $1', [anHourBefore]);
    if (ran.length === 0) throw new Error('The reminders have not run by the moved clock');
  }, SWEPT);
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

/** A page that asks for nothing by the clock: what changes on it was told. */
async function openUnasking(): Promise<{ page: Page; faults: string[]; lines: string[] }> {
  const opened = await openPage(browser);
  await opened.page.addInitScript(() => {
    const every = window.setInterval.bind(window);
    window.setInterval = ((work: () => void, ms: number) => (ms >= 10_000 ? 0 : every(work, ms))) as typeof setInterval;
  });
  const lines: string[] = [];
  opened.page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') lines.push(request.url());
  });
  return { ...opened, lines };
}
const unread = async (page: Page) => {
  const label = await page.locator('header a[href^="/inbox"]').getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0);
};

describe('a page left open', () => {
  it(
    'hears of a reminder that falls due: bell, inbox and a spoken word, without a reload',
    { timeout: 300_000 },
    async () => {
      const { page, faults, lines } = await openUnasking();
      await signIn(page, `${stack.url}/inbox`, 'isu');
      await page
        .getByText(/Reminders last ran/)
        .first()
        .waitFor();
      let loads = 0;
      page.on('load', () => (loads += 1));
      const before = await unread(page);
      const listed = await page.locator('.inbox li').count();
      await stack.moveClockTo(new Date(dueAt.getTime() + 5_000));
      await expect.poll(() => unread(page), SWEPT).toBeGreaterThan(before);
      await page
        .getByRole('status')
        .getByText(/^New: |new notifications$/)
        .waitFor();
      await expect.poll(() => page.locator('.inbox li').count(), SWEPT).toBeGreaterThan(listed);
      expect({ loads, lines: lines.length, faults }).toEqual({ loads: 0, lines: 1, faults: [] });
    },
  );

  it('follows what somebody else does to a task of its reader', async () => {
    const { page } = await openUnasking();
    await signIn(page, `${stack.url}/tasks`, 'isu');
    const { page: theirs } = await openPage(browser);
    await signIn(theirs, stack.url, 'coordinator');
    const [isu] = await stack.sql<{ id: string }>(`SELECT id FROM app_user WHERE email = 'isu@demo.example'`);
    const made = await theirs.evaluate(async (assigneeUserId) => {
      const session = (await (await fetch('/api/session')).json()) as { csrfToken: string; today: string };
      const answer = await fetch('/api/tasks', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
        body: JSON.stringify({ title: 'Bring the signed letter', dueOn: session.today, assigneeUserId }),
      });
      return answer.status;
    }, isu!.id);
    expect(made).toBe(201);
    await page.getByRole('link', { name: 'Bring the signed letter' }).first().waitFor();
  });

  it('leads to the sign-in at once when its session is ended elsewhere', async () => {
    const { page } = await openUnasking();
    const streamed = page.waitForResponse((response) => response.url().endsWith('/api/live'));
    await signIn(page, stack.url, 'presidency');
    await streamed;
    await stack.sql(
      `DELETE FROM session WHERE user_id = (SELECT id FROM app_user WHERE email = 'presidency@demo.example')`,
    );
    await page.waitForURL(/\/sign-in/);
  });
});
