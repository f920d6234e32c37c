import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../stack/browser.js';
import { type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

/** Whom to write to: found from the State, handed over when people move on, and written down once. */
describe('people', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
    ({ page, faults } = await openPage(browser));
    await signIn(page, `${stack.url}/states/AGO`, 'isu');
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const toast = (text: RegExp | string) => page.getByText(text).first().waitFor();

  it('who is our contact in a State is one look: the focal point, the posts, and which of them are vacant', async () => {
    const contacts = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Our contacts there' }) });
    await contacts.getByRole('link', { name: 'Officer A (fictional)' }).first().waitFor();
    await contacts.getByText('Focal point').first().waitFor();
    await contacts.getByText('Lead ministry').waitFor();
    await contacts.getByText('Vacant', { exact: true }).waitFor();
    await contacts.getByRole('link', { name: /^First secretary \(fictional\)/ }).click();
    await page.getByRole('heading', { level: 1, name: 'First secretary (fictional)' }).waitFor();
  });

  it('a post is handed over in one act; who held it before stays in its history', async () => {
    await page.getByRole('button', { name: 'Change the holder' }).click();
    await page.getByRole('combobox', { name: 'Who comes after' }).fill('Officer Z (fictional)');
    await page.getByRole('option', { name: /Officer Z/ }).click();
    await page.getByRole('button', { name: 'Hand over' }).click();
    await toast('The post was handed over');
    const holders = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Held by' }) });
    await holders.getByRole('link', { name: 'Officer Z (fictional)' }).waitFor();
    await holders.getByRole('link', { name: 'Officer K (fictional)' }).waitFor();
    const held = await stack.sql<{ name: string; open: boolean }>(
      `SELECT p.name, h.to_on IS NULL AS open FROM post_holding h JOIN person p ON p.id = h.person_id
         JOIN post pt ON pt.id = h.post_id JOIN institution i ON i.id = pt.institution_id
       WHERE i.iso3 = 'AGO' AND pt.function LIKE 'First secretary%' ORDER BY h.from_on`,
    );
    expect(held).toEqual([
      { name: 'Officer K (fictional)', open: false },
      { name: 'Officer Z (fictional)', open: true },
    ]);
  });

  it('two records of one person are merged side by side, and stand alone again when that is undone', async () => {
    await page.goto(`${stack.url}/people/doubles`);
    const pair = page.locator('app-pair').filter({ hasText: 'Officer Q (fictional)' });
    await pair.getByRole('button', { name: /^Merge into Officer Q/ }).click();
    await toast('Merged into Officer Q (fictional)');
    const alone = () =>
      stack.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM person WHERE name = 'Officer Q (fictional)' AND merged_into IS NULL`,
      );
    expect((await alone())[0]?.count).toBe(1);
    await pair.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await toast('stands alone again');
    expect((await alone())[0]?.count).toBe(2);
    await pair.waitFor();
    expect(faults).toEqual([]);
  });
});
