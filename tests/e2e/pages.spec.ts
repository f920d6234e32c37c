import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from '../stack/accessible.js';
import { openBrowser, openPage } from '../stack/browser.js';
import { settled } from '../stack/settled.js';
import { type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

describe.each([1280, 360])('every page at %i px', (width) => {
  it('is accessible in light and dark, without scrolling sideways and without faults', async () => {
    const { page, faults } = await openPage(browser, width);
    await page.goto(stack.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expectAccessible(page);
    await signIn(page, stack.url, 'isu');
    const [task] = await stack.sql<{ id: string }>(`SELECT id FROM task WHERE effective_label = 'internal' LIMIT 1`);
    const [contact] = await stack.sql<{ id: string }>(
      `SELECT id FROM engagement WHERE effective_label = 'internal' LIMIT 1`,
    );
    const addresses = [
      '/today',
      '/states',
      '/states/AGO',
      '/states/NOR',
      '/votes',
      '/tasks',
      `/tasks/${task?.id}`,
      `/engagements/${contact?.id}`,
      '/inbox',
      '/nowhere',
    ];
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const address of addresses) {
        await page.goto(stack.url + address);
        await settled(page);
        await expectAccessible(page);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([address, wide]).toEqual([address, 0]);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('the register', () => {
  it('shows the published counts of a day, and the address shows another person the same', async () => {
    const { page } = await openPage(browser);
    await signIn(page, `${stack.url}/states?asAt=2020-06-18&status=signatory`, 'coordinator');
    await page.getByText('As at 18 June 2020').first().waitFor();
    await page.getByRole('row').nth(13).waitFor();
    // A head and thirteen signatories.
    expect(await page.getByRole('row').count()).toBe(14);
    const other = await openPage(browser);
    await signIn(other.page, page.url(), 'partner');
    await other.page.getByRole('row').nth(13).waitFor();
    expect(await other.page.getByRole('row').count()).toBe(14);
  });
});

describe('a partner', () => {
  it('finds no trace of what is internal', async () => {
    const [internal] = await stack.sql<{ id: string; title: string }>(
      `SELECT id, title FROM engagement WHERE effective_label = 'internal' AND status = 'held' LIMIT 1`,
    );
    const { page } = await openPage(browser);
    await signIn(page, `${stack.url}/engagements/${internal?.id}`, 'partner');
    await settled(page);
    expect(await page.locator('main').innerText()).not.toContain(internal?.title);
    expect(await page.getByRole('button', { name: 'Log contact' }).count()).toBe(0);
  });
});
