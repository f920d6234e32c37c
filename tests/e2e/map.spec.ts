import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateList } from '@demarche/contracts/states';
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

const link = (page: Page, iso3: string) => page.locator(`.map a[data-iso="${iso3}"]`);
const tip = (page: Page) => page.locator('app-map-tip');
async function openMap(address = '/states', width = 1280, touch = false): Promise<Page> {
  const { page } = await openPage(browser, width);
  let own = page;
  if (touch) {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      locale: 'en-GB',
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    await page.close();
    own = await context.newPage();
  }
  await signIn(own, stack.url + address, 'isu');
  await ready(own);
  return own;
}
async function ready(page: Page): Promise<void> {
  await link(page, 'KEN').waitFor();
  await page.getByRole('row').nth(1).waitFor();
  await page.evaluate(() => document.fonts.ready);
}
const counts = (page: Page) => page.locator('.tallies b').allTextContents();
/** A point of the window at which a State is what lies on top: the middle of its marker, or somewhere on its shape. */
async function spotOn(page: Page, iso3: string): Promise<{ x: number; y: number }> {
  await link(page, iso3).scrollIntoViewIfNeeded();
  return page.evaluate((code) => {
    const own = document.querySelector(`.map a[data-iso="${code}"]`);
    const { left, top, width, height } = own?.getBoundingClientRect() ?? new DOMRect();
    for (const part of [2, 3, 5, 8, 13, 21]) {
      for (let i = 1; i < part; i++) {
        for (let j = 1; j < part; j++) {
          const [x, y] = [left + (i * width) / part, top + (j * height) / part];
          if (document.elementFromPoint(x, y)?.closest('a') === own) return { x, y };
        }
      }
    }
    throw new Error(`${code} lies nowhere on top`);
  }, iso3);
}

describe('the map', () => {
  it('shows each of the 197 States once, with the status the register has', async () => {
    const page = await openMap();
    const listed = await page.evaluate(async () => (await (await fetch('/api/states')).json()) as StateList);
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll('.map a[data-iso]')].map((one) => [
        one.getAttribute('data-iso'),
        /c--(party|signatory|not_party|withdrawn)/.exec(one.firstElementChild?.getAttribute('class') ?? '')?.[1],
      ]),
    );
    expect(drawn).toHaveLength(197);
    expect(Object.fromEntries(drawn)).toEqual(
      Object.fromEntries(listed.items.map(({ iso3, status }) => [iso3, status])),
    );
    expect(await page.locator('.map .c--neutral').count()).toBeGreaterThan(40);
  });

  // As the world, it is on the page of the States, which pages.spec looks at.
  it('is accessible, zoomed in and filtered', async () => {
    const page = await openMap();
    for (const [address, scheme] of [
      ['/states?zoom=oceania', 'dark'],
      ['/states?status=signatory&asAt=2015-12-31', 'light'],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(stack.url + address);
      await ready(page);
      await expectAccessible(page);
    }
  });

  it('shifts nothing while its code and shapes load', async () => {
    const page = await openMap();
    await page.addInitScript(() => {
      Object.assign(window, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          Object.assign(window, { shifted: (window as unknown as { shifted: number }).shifted + entry.value });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${stack.url}/states`);
    await ready(page);
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.02);
  });

  it('answers to the filters of the table, and the counts are its legend', async () => {
    const page = await openMap();
    await page.getByRole('button', { name: /^Withdrawn/ }).click();
    await page.waitForURL(/status=withdrawn/);
    await page.locator('.map .c--dim').first().waitFor();
    const bright = page.locator('.map a:not([aria-hidden])');
    expect(await bright.count()).toBe(1);
    expect(await bright.getAttribute('aria-label')).toBe('Lithuania: Withdrawn since 6 March 2025');
    expect(await page.getByRole('row').count()).toBe(2);
  });

  it('prints on A4: patterns, bars and names, nothing beyond the edge', async () => {
    const page = await openMap();
    await page.emulateMedia({ media: 'print' });
    // The width of A4 between its margins.
    await page.setViewportSize({ width: 658, height: 1000 });
    const paper = await page.evaluate(() => {
      const width = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().width ?? 0;
      const hatched = document.querySelector('.map .land .c--signatory');
      return {
        name: width('.rows--states tbody td'),
        bar: width('.years > span'),
        table: width('.rows--states'),
        map: width('.map'),
        fill: hatched ? getComputedStyle(hatched).fill : '',
      };
    });
    expect(paper.name).toBeGreaterThan(90);
    expect(paper.bar).toBeGreaterThan(10);
    expect(paper.map).toBeGreaterThan(500);
    expect(paper.table).toBeLessThanOrEqual(658);
    expect(paper.fill).toContain('map-hatch');
  });

  it('remembers the view', async () => {
    const page = await openMap();
    await page.getByRole('radio', { name: 'Table', exact: true }).click();
    await page.locator('.map').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('row').nth(5).waitFor();
    expect(await page.locator('.map, .map-box').count()).toBe(0);
    await page.getByRole('radio', { name: 'Map and table' }).click();
    await link(page, 'KEN').waitFor();
  });
});

describe('by keyboard', () => {
  it('one stop, arrows walk by name through those that match, Enter opens', async () => {
    const page = await openMap('/states?status=signatory');
    await page.locator('.map .c--dim').first().waitFor();
    await page.getByRole('radio', { name: 'Map and table' }).focus();
    const at = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('data-iso') ?? document.activeElement?.textContent?.trim(),
      );
    const passed: (string | undefined)[] = [];
    do {
      await page.keyboard.press('Tab');
      passed.push(await at());
    } while (passed.length < 3 && passed.at(-1) !== 'AGO');
    expect(passed).toEqual(['Columns', 'AGO']);
    await tip(page).waitFor();
    expect(await tip(page).innerText()).toMatch(/Angola\s+Signatory\s+since 3 Dec 2008/);
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBe('CAF');
    await page.keyboard.press('End');
    expect(await at()).toBe('TZA');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    expect(await at()).toBe('TZA');
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBe('AGO');
    await page.keyboard.press('Escape');
    await tip(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/states\/AGO/);
  });

  it('the row under the keyboard is outlined and told', async () => {
    const page = await openMap();
    await page.keyboard.press('j');
    await tip(page).waitFor();
    expect(await tip(page).innerText()).toContain('Afghanistan');
    await page.locator('.map .outline').waitFor({ state: 'attached' });
  });
});

describe('by mouse and finger', () => {
  it.each([1280, 360])('at %i px the tip neither covers what it tells of nor leaves the window', async (width) => {
    const page = await openMap('/states', width);
    const size = page.viewportSize();
    for (const iso3 of ['WSM', 'COK', 'BRB', 'MLT', 'SGP', 'CHL', 'NZL', 'ISL', 'RUS']) {
      const { x, y } = await spotOn(page, iso3);
      await page.mouse.move(x, y);
      const name = await link(page, iso3).getAttribute('aria-label');
      await tip(page)
        .filter({ hasText: name?.split(':')[0] ?? '' })
        .waitFor();
      const box = await tip(page).boundingBox();
      if (!box || !size) throw new Error(`${iso3} is told nowhere`);
      const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height;
      const covers = x >= box.x - 3 && x <= box.x + box.width + 3 && y >= box.y - 3 && y <= box.y + box.height + 3;
      expect({ iso3, inside, covers }).toEqual({ iso3, inside: true, covers: false });
    }
  });

  it('a mouse opens the State it points at', async () => {
    const page = await openMap();
    const { x, y } = await spotOn(page, 'BRA');
    await page.mouse.move(x, y);
    await tip(page).waitFor();
    expect(await tip(page).innerText()).toMatch(/Brazil\s+State not party/);
    await page.mouse.click(x, y);
    await page.waitForURL(/\/states\/BRA/);
  });

  it('a finger is told the nearest State and opens it with the second tap', async () => {
    const page = await openMap('/states', 360, true);
    const { x, y } = await spotOn(page, 'COK');
    await page.touchscreen.tap(x + 14, y + 8);
    await tip(page).waitFor();
    expect(await tip(page).innerText()).toContain('Cook Islands');
    expect(await tip(page).getByRole('link').getAttribute('href')).toContain('/states/COK');
    // The sea above: the tip stands below.
    await page.touchscreen.tap(x + 10, y - 45);
    await tip(page).waitFor({ state: 'detached' });
    await page.touchscreen.tap(x, y);
    await tip(page).waitFor();
    await page.touchscreen.tap(x, y);
    await page.waitForURL(/\/states\/COK/);
  });
});

describe('through the years', () => {
  it('dragging moves map and counts and asks nothing; letting go sets the date of the page', async () => {
    const page = await openMap();
    const slider = page.getByRole('slider', { name: 'As at the end of the year' });
    const box = await slider.boundingBox();
    if (!box) throw new Error('no slider');
    expect(await slider.getAttribute('aria-valuemin')).toBe('2008');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.mouse.move(box.x + box.width - 3, box.y + 20);
    await page.mouse.down();
    for (let x = box.width - 3; x > 3; x -= 20) await page.mouse.move(box.x + x, box.y + 20);
    await page.mouse.move(box.x + 3, box.y + 20);
    await expect.poll(() => counts(page)).toEqual(['4', '90', '103', '0']);
    expect([asked.filter((url) => url.includes('/api/states')), page.url()]).toEqual([[], `${stack.url}/states`]);
    expect(await link(page, 'LTU').locator('.c').getAttribute('class')).toContain('c--signatory');
    await page.mouse.up();
    await page.waitForURL(/asAt=2008-12-31/);
    await page.getByText('As at 31 December 2008').first().waitFor();
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('31 December 2008: 4 States Parties');
  });

  it('by keyboard, the page follows once', async () => {
    const page = await openMap('/states?asAt=2020-06-18');
    const slider = page.getByRole('slider', { name: 'As at the end of the year' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('18 June 2020: 108 States Parties');
    await slider.focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('31 December 2017: 102 States Parties');
    await page.waitForURL(/asAt=2017-12-31/);
    await slider.press('End');
    await page.waitForURL((url) => !url.searchParams.has('asAt'));
    await expect.poll(() => counts(page)).toEqual(['112', '12', '72', '1']);
  });

  it('plays to today and can be stopped', async () => {
    const page = await openMap('/states?asAt=2023-12-31');
    await page.getByRole('button', { name: 'Play the years' }).click();
    await page.waitForURL((url) => !url.searchParams.has('asAt'));
    await page.getByRole('button', { name: 'Play the years' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    // How far it came until then is the machine's affair: not to today.
    await page.waitForURL(/asAt=20\d\d-12-31/);
  });
});
