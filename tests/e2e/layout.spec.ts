import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { turn } from '../shots/camera.js';
import { PAGES, type Subjects } from '../shots/pages.js';
import { tooWide } from '../stack/accessible.js';
import { openBrowser, openPage } from '../stack/browser.js';
import { drawn, settled } from '../stack/settled.js';
import { type Stack, startStack } from '../stack/stack.js';
import { subjectsOf } from '../stack/subjects.js';
import { signIn } from './acts.js';

let stack: Stack;
let browser: Browser;
let of: Subjects;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack('PostgreSQL'), openBrowser()]);
  of = await subjectsOf(stack);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

/** Pages of their own, signed in; what opens above one stands on a page that is there already. */
const pages = PAGES.filter((page) => !page.signedOut && !page.noSession && !page.open);
/** Nobody sees this much: 0.1 is what the web calls good. The title of a record, known late, shifts in the bar by 0.001. */
const STILL = 0.002;
/** Pages that do move yet, and by how much at most. Each is a fault to be mended; none may join them. */
const RESTLESS: Record<string, number> = {
  'letter-batch-new': 0.55,
  letters: 0.25,
  post: 0.08,
  institution: 0.04,
  person: 0.08,
  letter: 0.04,
  'letter-draft': 0.04,
  'states-past': 0.02,
  task: 0.015,
};

declare global {
  interface Window {
    shifted: number;
  }
}

describe.each([1280, 360])('nothing jumps while a page loads, at %i px', (width) => {
  // Once more where it failed: what arrives when is chance, and a page of RESTLESS may move by more than it ever did.
  it('whatever the order in which its parts arrive', { retry: 1 }, async () => {
    const { page } = await openPage(browser, width);
    await signIn(page, stack.url, 'isu');
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          window.shifted += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const gate = await gateOf(page.context());
    const shifts: Record<string, number> = {};
    for (const entry of pages) {
      gate.shut();
      await page.goto(stack.url + entry.address(of));
      // What waits for an answer has bones meanwhile; a form can be filled in at once.
      await page.locator('.bone, .empty, main form').first().waitFor();
      gate.open();
      await settled(page);
      const shifted = await page.evaluate(() => window.shifted);
      if (shifted >= (RESTLESS[entry.name] ?? STILL)) shifts[entry.name] = Math.round(shifted * 1000) / 1000;
    }
    expect(shifts).toEqual({});
  });
});

/** Holds every answer but who is signed in, from one `shut` until `open`. */
async function gateOf(context: BrowserContext): Promise<{ shut(): void; open(): void }> {
  let passed = Promise.resolve();
  let letGo: () => void = () => undefined;
  await context.route(/\/api\/(?!session|events|live)/, async (route) => {
    await passed;
    await route.continue().catch(() => undefined);
  });
  return {
    shut: () => {
      passed = new Promise((done) => (letGo = done));
    },
    open: () => letGo(),
  };
}

describe.each(['ltr', 'rtl'] as const)('read %s', (direction) => {
  it('no page scrolls sideways, from 360 to 2560 px', async () => {
    const { page } = await openPage(browser);
    await signIn(page, stack.url, 'isu');
    if (direction === 'rtl') await turn(page.context());
    const wrong: string[] = [];
    for (const entry of pages) {
      await page.goto(stack.url + entry.address(of));
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
      if (direction === 'rtl' && !(await railIsAtTheRight(page))) wrong.push(`${entry.name}: the rail`);
      for (const width of [2560, 1920, 720, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await drawn(page);
        if ((await tooWide(page)) > 0) wrong.push(`${entry.name} at ${width}`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    expect(wrong).toEqual([]);
  });
});

const railIsAtTheRight = (page: Page) =>
  page.locator('nav.rail').evaluate((rail) => rail.getBoundingClientRect().right > window.innerWidth - 20);

describe('on paper', () => {
  const printed = ['states', 'state', 'votes', 'tasks', 'task', 'engagement', 'today', 'inbox'];
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openPage(browser));
    await signIn(page, stack.url, 'isu');
  });

  it.each(printed)('%s is paged on A4, whole and without the shell', async (name) => {
    await page.emulateMedia({ media: null });
    await page.goto(stack.url + (pages.find((one) => one.name === name)?.address(of) ?? ''));
    await settled(page);
    const heading = await page.locator('main h1').first().innerText();
    const rows = await page.locator('main tbody tr').count();
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
    // A sheet holds some forty rows: what has to be scrolled for on the screen stands on paper too, and once.
    expect(sheets).toBeGreaterThanOrEqual(Math.max(1, Math.floor(rows / 45)));
    expect(sheets).toBeLessThanOrEqual(Math.max(4, Math.ceil(rows / 15)));
    await page.emulateMedia({ media: 'print' });
    const words = await page.locator('body').innerText();
    expect(words).not.toMatch(/Log contact|Search or command|Reminders last ran|Sign out/);
    expect(words).toContain(heading);
    expect(words.length).toBeGreaterThan(heading.length + 40);
  });

  it('a State page begins with its summary and keeps its votes in words', async () => {
    await page.emulateMedia({ media: null });
    await page.goto(`${stack.url}/states/AGO`);
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    const words = await page.locator('body').innerText();
    const places = ['Angola', 'Signatory', 'Angola signed', 'If it deposited', 'Timeline'].map((part) =>
      words.indexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

/** How many pages a PDF of Chromium's has: each is an object of its own in the file. */
function sheetsOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
