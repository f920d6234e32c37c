import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from '../stack/accessible.js';
import { openBrowser, openPage } from '../stack/browser.js';
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

/** Counts what a thumb does. */
function thumb() {
  let taps = 0;
  return { tap: async (target: Locator) => ((taps += 1), await target.click()), taps: () => taps };
}

async function logged(text: string): Promise<number> {
  return (
    await stack.sql(`SELECT 1 FROM engagement WHERE summary LIKE '%' || $1 || '%' OR title LIKE '%' || $1 || '%'`, [
      text,
    ])
  ).length;
}

async function openLog(page: Page, tap: (target: Locator) => Promise<void>): Promise<void> {
  await tap(page.getByRole('button', { name: 'Log contact' }));
  await page.getByRole('combobox', { name: 'State', exact: false }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('dialog[open]')?.contains(document.activeElement));
}

describe('quick log on a phone', () => {
  it('takes at most six taps from home to saved', async () => {
    const { page, faults } = await openPage(browser, 360, 640);
    await signIn(page, stack.url, 'coordinator');
    const { tap, taps } = thumb();
    await openLog(page, tap);
    await page.keyboard.type('ang');
    await tap(page.getByRole('option', { name: /Angola/ }));
    await tap(page.getByLabel('What happened'));
    await page.keyboard.type('Short word in the corridor.');
    await expectAccessible(page);
    await tap(page.getByRole('button', { name: /^Save contact/ }));
    await page.getByText('Contact with Angola saved').waitFor();
    expect(taps()).toBeLessThanOrEqual(6);
    expect(await logged('Short word in the corridor.')).toBe(1);
    expect(faults).toEqual([]);
  });

  it('keeps the draft over a tap outside and a reload', async () => {
    const { page } = await openPage(browser, 360, 640);
    await signIn(page, stack.url, 'coordinator');
    const { tap } = thumb();
    await openLog(page, tap);
    await page.keyboard.type('ang');
    await tap(page.getByRole('option', { name: /Angola/ }));
    await page.getByLabel('What happened').fill('Not yet saved.');
    await page.mouse.click(180, 10);
    await page.getByLabel('What happened').waitFor({ state: 'detached' });
    await page.reload();
    await openLog(page, tap);
    expect(await page.getByLabel('What happened').inputValue()).toBe('Not yet saved.');
    expect(await logged('Not yet saved.')).toBe(0);
  });

  it('keeps what could not be saved on the screen while the server is away, and saves it once when it is back', async () => {
    const { page } = await openPage(browser, 360, 640);
    await signIn(page, stack.url, 'coordinator');
    const { tap } = thumb();
    await openLog(page, tap);
    const note = page.getByLabel('What happened');
    if (!(await note.inputValue())) {
      await page.keyboard.type('ang');
      await tap(page.getByRole('option', { name: /Angola/ }));
    }
    await note.fill('Said while the line was down.');
    await page.route('**/api/engagements', (route) => route.abort());
    await tap(page.getByRole('button', { name: /^Save contact/ }));
    await page.getByText(/is kept on this device/).waitFor();
    expect(await note.inputValue()).toBe('Said while the line was down.');
    await page.unroute('**/api/engagements');
    await tap(page.getByRole('button', { name: /^(Save contact|Try now|Try again)/ }).last());
    await expect.poll(() => logged('Said while the line was down.'), { timeout: 20_000 }).toBe(1);
  });
});
