import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES, type Subjects } from '../shots/pages.js';
import { tooWide, violations } from '../stack/accessible.js';
import { openBrowser, openPage } from '../stack/browser.js';
import { subjectsOf } from '../stack/subjects.js';
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

const sizes = [1280, 360].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));
const shown = PAGES.filter((page) => !page.noSession);

describe.each(sizes)('at $width px, $theme', ({ width, theme }) => {
  let page: Page;
  let faults: string[];
  let of: Subjects;
  beforeAll(async () => {
    of = await subjectsOf(stack);
    ({ page, faults } = await openPage(browser, width));
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  });
  afterAll(() => page.context().close());

  it.each(shown)('$name is accessible, scrolls only one way and works', async (entry) => {
    if (!entry.signedOut && /blank|sign-in/.test(page.url())) await signIn(page, stack.url, 'isu');
    await page.goto(stack.url + entry.address(of));
    await settled(page);
    if (entry.open) {
      await entry.open(page, width);
      await settled(page);
    }
    expect(await violations(page)).toEqual([]);
    expect(await tooWide(page)).toBe(0);
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
