import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringAbout } from '../shots/faults.js';
import { PAGES, type Subjects } from '../shots/pages.js';
import { tooWide, violations } from '../stack/accessible.js';
import { openBrowser, openPage } from '../stack/browser.js';
import { subjectsOf } from '../stack/subjects.js';
import { settled } from '../stack/settled.js';
import { type Stack, startStack } from '../stack/stack.js';
import { smallTargets } from '../stack/targets.js';
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

const shown = PAGES.filter((page) => !page.noSession);

describe.each([1280, 360])('at %i px', (width) => {
  let page: Page;
  let faults: string[];
  let of: Subjects;
  beforeAll(async () => {
    of = await subjectsOf(stack);
    ({ page, faults } = await openPage(browser, width));
  });
  afterAll(() => page.context().close());

  it.each(shown)('$name is accessible in light and dark, scrolls only one way and works', async (entry) => {
    if (!entry.signedOut && /blank|sign-in/.test(page.url())) await signIn(page, stack.url, 'isu');
    await page.goto(stack.url + entry.address(of));
    await settled(page);
    if (entry.open) {
      await entry.open(page, width);
      await settled(page);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
    }
    expect(await tooWide(page)).toBe(0);
    if (width < 720) expect(await smallTargets(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe.each(PAGES.filter((entry) => entry.noSession))('$name, when not even the session has an answer', (entry) => {
  it.each([1280, 360])('is accessible at %i px in light and dark', async (width) => {
    const { page } = await openPage(browser, width);
    await bringAbout('broken', page.context());
    await page.goto(stack.url + entry.address(await subjectsOf(stack)));
    await settled(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
    }
    expect(await tooWide(page)).toBe(0);
    if (width < 720) expect(await smallTargets(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the look', () => {
  const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [LIGHT, DARK] = ['rgb(244, 244, 241)', 'rgb(13, 14, 16)'];

  it('follows the system, or what was chosen; from the first moment, also before the product has come', async () => {
    const { page } = await openPage(browser);
    await page.emulateMedia({ colorScheme: 'dark' });
    await signIn(page, stack.url, 'isu');
    expect(await ground(page)).toBe(DARK);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground(page)).toBe(LIGHT);
    await page.locator('nav.rail .me').click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await ground(page)).toBe(DARK);
    let come: () => void = () => undefined;
    const held = new Promise<void>((done) => (come = done));
    await page.route(/\/(main|chunk)-.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await page.locator('app-root').waitFor({ state: 'attached' });
    await page.waitForFunction(() => document.styleSheets.length > 0);
    expect(await page.locator('app-root > *').count()).toBe(0);
    expect(await ground(page)).toBe(DARK);
    come();
    await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
    expect(await ground(page)).toBe(DARK);
    await page.locator('nav.rail .me').click();
    await page.getByRole('menuitemradio', { name: 'As the system is' }).click();
    expect(await ground(page)).toBe(LIGHT);
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
