import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../stack/browser.js';
import { settled } from '../stack/settled.js';
import { DEMO_PASSWORD, type Stack, startStack } from '../stack/stack.js';
import { typist, type Typist } from './keyboard.js';

let stack: Stack;
let browser: Browser;
let page: Page;
let faults: string[];
let keys: Typist;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
  ({ page, faults } = await openPage(browser));
  keys = typist(page);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const main = () => page.locator('main');
const dialog = () => page.locator('dialog[open]');
const inDialog = () => dialog().evaluate((sheet) => sheet.contains(document.activeElement));
/** What a screen reader is told when another page stands there. */
const told = (title: string) =>
  page.locator('[role=status]', { hasText: title }).first().waitFor({ state: 'attached' });

/** One day of a coordinator without a mouse; each step goes on where the one before left the keyboard. */
describe('a coordinator with a keyboard alone', () => {
  it('signs in, and stands at the beginning of the page', async () => {
    await page.goto(stack.url);
    await keys.expectAt(page.getByLabel('E-mail address'));
    await keys.write('coordinator@demo.example');
    await keys.press('Tab');
    await keys.expectAt(page.getByLabel('Password', { exact: true }));
    await keys.write(DEMO_PASSWORD);
    await keys.press('Enter');
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await keys.expectAt(main());
  });

  it('skips the rail', async () => {
    await page.reload();
    await settled(page);
    const skip = page.getByRole('link', { name: 'Skip to the page' });
    await keys.press('Tab');
    await keys.expectAt(skip);
    await keys.press('Enter');
    await keys.expectAt(main());
    await keys.press('Tab');
    expect(await main().evaluate((page) => page.contains(document.activeElement))).toBe(true);
  });

  it('goes to the States, hears so, and narrows them', async () => {
    await keys.tabTo(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'States' }), 'back');
    await keys.press('Enter');
    await keys.expectAt(main());
    await told('States');
    await settled(page);
    await keys.press('/');
    await keys.expectAt(page.getByRole('searchbox'));
    await keys.write('an');
    await page.waitForURL(/q=an/);
    await keys.press('Escape', 'Escape');
    await keys.expectAt(main());
    const status = page.getByRole('button', { name: /^Status/ });
    await keys.tabTo(status);
    await keys.press('Enter', 's', ' ');
    await page.waitForURL(/status=signatory/);
    await keys.press('Escape');
    await keys.expectAt(status);
    const region = page.getByRole('button', { name: /^Region/ });
    await keys.tabTo(region);
    await keys.press('ArrowDown', 'End', 'Home', 'Enter');
    await page.waitForURL(/region=/);
    await keys.press('Escape');
    const clear = page.getByRole('button', { name: 'Clear filters' });
    await keys.tabTo(clear);
    await keys.press('Enter');
    await page.waitForURL((url) => !url.search.includes('status'));
    // The button is gone; the keyboard stays among the filters.
    await page.waitForFunction(() => document.activeElement?.closest('.filters') !== null);
  });

  it('walks the rows and opens a State', async () => {
    await keys.press('/');
    await keys.write('angola');
    await page.waitForURL(/q=angola/);
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await keys.press('Enter', 'j');
    await keys.expectAt(page.getByRole('row').getByRole('link', { name: 'Angola' }));
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Angola', level: 1 }).waitFor();
    await keys.expectAt(main());
    await told('Angola');
    const votes = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Votes/ });
    await keys.tabTo(votes);
    await keys.press('Enter');
    await page.waitForURL(/AGO\/votes/);
    await keys.expectAt(votes);
  });

  it('finds what Ctrl+K offers and leaves it again', async () => {
    const votes = page.getByRole('link', { name: /^Votes/ }).last();
    await keys.press('Control+k');
    await dialog().waitFor();
    await keys.write('nor');
    await keys.press('ArrowDown', 'Tab', 'Tab', 'Tab');
    expect(await inDialog()).toBe(true);
    await keys.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await keys.expectAt(votes);
  });

  it('logs a contact with a follow-up, in a sheet that keeps the keyboard and gives it back', async () => {
    const votes = page.getByRole('link', { name: /^Votes/ }).last();
    const note = page.getByLabel('What happened');
    await keys.press('c');
    await dialog().waitFor();
    await keys.expectAt(page.getByRole('combobox', { name: 'State', exact: false }));
    await page.getByRole('button', { name: /Angola/ }).waitFor();
    await keys.tabTo(page.getByRole('combobox', { name: 'State', exact: false }));
    await keys.tabTo(page.getByRole('combobox', { name: 'State', exact: false }), 'back');
    await keys.tabTo(note);
    await keys.write('Asked whether the file is with the cabinet.');
    await keys.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await keys.expectAt(votes);
    await keys.press('c');
    await dialog().waitFor();
    expect(await note.inputValue()).toBe('Asked whether the file is with the cabinet.');
    await keys.tabTo(page.getByRole('switch', { name: 'Follow-up' }));
    await keys.press(' ');
    await keys.tabTo(page.getByLabel('What has to be done'));
    await keys.write('Ask again after the session');
    await keys.tabTo(page.getByRole('radio', { name: 'ISU' }), 'back');
    await keys.press('ArrowRight');
    await keys.expectAt(page.getByRole('radio', { name: 'Me', exact: true }));
    await keys.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('Contact with Angola and its follow-up saved').waitFor();
    await keys.expectAt(votes);
  });

  it('closes the task, takes it back, closes it again', async () => {
    await keys.press('Control+k');
    await dialog().waitFor();
    await keys.write('tasks');
    await keys.press('Enter');
    await page.waitForURL(/\/tasks/);
    await keys.expectAt(main());
    await told('Tasks');
    const task = page.getByRole('link', { name: 'Ask again after the session' });
    await task.waitFor();
    for (let rows = 0; rows < 100 && !(await task.evaluate((link) => link === document.activeElement)); rows += 1)
      await keys.press('j');
    await keys.press('e');
    await expect.poll(status).toBe('done');
    await task.waitFor({ state: 'detached' });
    await keys.press('z');
    await expect.poll(status).toBe('open');
    await task.waitFor();
    await keys.tabTo(page.getByRole('checkbox', { name: /Ask again after the session/ }), 'back');
    await keys.press(' ');
    const done = page.getByRole('button', { name: /^(Close|Done)/ });
    await done.first().waitFor();
    await keys.press('e');
    await expect.poll(status).toBe('done');
    await task.waitFor({ state: 'detached' });
    await keys.press('Tab');
  });

  it('signs out', async () => {
    await keys.tabTo(page.locator('nav.rail .me'), 'back');
    await keys.press('Enter', 'End', 'Enter');
    await page.waitForURL(/sign-in/);
    await keys.expectAt(page.getByLabel('E-mail address'));
    expect(faults).toEqual([]);
  });
});

async function status(): Promise<string | undefined> {
  const [task] = await stack.sql<{ status: string }>(
    `SELECT status FROM task WHERE title = 'Ask again after the session'`,
  );
  return task?.status;
}
