import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '../shots/pages.js';
import { openBrowser, openPage } from '../stack/browser.js';
import { settled } from '../stack/settled.js';
import { type Stack, startStack } from '../stack/stack.js';
import { subjectsOf } from '../stack/subjects.js';
import { signIn } from './acts.js';

/** Of script, as it comes over the line, until a page stands that is the first by its address. */
const MOST_KB = 150;
/** Forms from the start, which nobody comes to first; and records with their notes beneath them, which come after. */
const MORE_KB: Record<string, number> = {
  'letter-new': 175,
  'letter-register': 175,
  state: 160,
  engagement: 160,
  mail: 160,
  person: 170,
  post: 160,
  letter: 160,
  'letter-draft': 160,
};
/** The code of the map is not waited for: it may come after the table that says the same. */
const MAP_KB = 20;
const MAP_PAGES = ['states', 'states-past'];

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
  /** Asked for after the States had come. */
  readonly afterStates: boolean;
}

/** Every file the page fetches from now on, as it came over the line: also what is only fetched ahead. */
function filesOf(page: Page): Promise<File>[] {
  const files: Promise<File>[] = [];
  const late = new Set<object>();
  let statesCame = false;
  page.on('request', (request) => {
    if (statesCame) late.add(request);
  });
  page.on('response', (response) => {
    statesCame ||= new URL(response.url()).pathname === '/api/states';
  });
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
        afterStates: late.has(request),
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

  it('is any page that has an address, for who is signed in', async () => {
    const of = await subjectsOf(stack);
    const first = await openPage(browser);
    await signIn(first.page, stack.url, 'isu');
    const cookies = await first.page.context().cookies();
    const wrong: Record<string, { page: number; map: number }> = {};
    const mapless: string[] = [];
    for (const { name, address } of PAGES.filter((one) => !one.signedOut && !one.noSession && !one.open)) {
      // Of a context of its own: nothing of the page before is kept.
      const { page } = await openPage(browser);
      await page.context().addCookies(cookies);
      const files = filesOf(page);
      await page.goto(stack.url + address(of));
      await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
      await settled(page);
      const all = await Promise.all(files);
      await page.context().close();
      const withMap = MAP_PAGES.includes(name);
      const later = all.filter((file) => withMap && file.afterStates);
      const kb = { page: scriptKb(all) - scriptKb(later), map: scriptKb(later) };
      if (kb.page > (MORE_KB[name] ?? MOST_KB) || kb.page < 100 || kb.map > MAP_KB) wrong[name] = kb;
      if (withMap !== (shapes(all).length === 1)) mapless.push(name);
    }
    expect(wrong).toEqual({});
    // The shapes are a file of their own, fetched for the map alone.
    expect(mapless).toEqual([]);
  });
});
