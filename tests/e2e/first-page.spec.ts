import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../stack/browser.js';
import { settled } from '../stack/settled.js';
import { type Stack, startStack } from '../stack/stack.js';
import { signIn } from './acts.js';

/** Of script, as it comes over the line, until a first page stands. */
const MOST_KB = 150;
/** Of a page that is the first by its address alone; the States bring the code of their map. */
const MOST_BY_ADDRESS_KB = 170;

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

interface File {
  readonly name: string;
  readonly script: boolean;
  readonly encoding: string | undefined;
  readonly kb: number;
}

/** Every file the page fetches from now on, as it came over the line: also what is only fetched ahead. */
function filesOf(page: Page): Promise<File>[] {
  const files: Promise<File>[] = [];
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/')) files.push(fileOf());
    async function fileOf(): Promise<File> {
      const [response, sizes] = await Promise.all([request.response(), request.sizes()]);
      const headers = await response?.allHeaders();
      return {
        name: pathname,
        script: pathname.endsWith('.js'),
        encoding: headers?.['content-encoding'],
        kb: sizes.responseBodySize / 1000,
      };
    }
  });
  return files;
}

const scriptKb = (files: readonly File[]) =>
  files.filter((file) => file.script).reduce((sum, file) => sum + file.kb, 0);
const shapes = (files: readonly File[]) =>
  files.filter((file) => file.kb > 100 && !file.script).map((file) => file.name);

describe('the first page', () => {
  it('comes with little script, from the door to Today, and without the map', async () => {
    const { page } = await openPage(browser);
    const files = filesOf(page);
    await page.goto(stack.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await settled(page);
    const door = await Promise.all(files);
    expect(scriptKb(door)).toBeGreaterThan(20);
    expect(scriptKb(door)).toBeLessThanOrEqual(MOST_KB);
    await signIn(page, stack.url, 'isu');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    const home = await Promise.all(files);
    expect(scriptKb(home)).toBeLessThanOrEqual(MOST_KB);
    expect(home.filter((file) => file.script && file.kb > 2 && file.encoding !== 'gzip')).toEqual([]);
    expect(shapes(home)).toEqual([]);
  });

  it.each(['/tasks', '/states/AGO', '/states', '/letters', '/letters/new'])(
    '%s alone, for who is signed in',
    async (address) => {
      const first = await openPage(browser);
      await signIn(first.page, stack.url, 'isu');
      const { page } = await openPage(browser);
      await page.context().addCookies(await first.page.context().cookies());
      const files = filesOf(page);
      await page.goto(stack.url + address);
      await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
      await settled(page);
      const all = await Promise.all(files);
      // The map's code is a file of its own, fetched for the map alone.
      expect(shapes(all).length).toBe(address === '/states' ? 1 : 0);
      expect(scriptKb(all)).toBeLessThanOrEqual(MOST_BY_ADDRESS_KB);
    },
  );
});
