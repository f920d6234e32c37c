import type { Browser, BrowserContext, Page } from 'playwright-core';
import { drawn, settled, watchCalls } from '../stack/settled.js';
import type { Stack } from '../stack/stack.js';
import type { Account } from './account.js';
import { bringAbout } from './faults.js';
import type { ShotOptions, ShotState, ShotTheme } from './options.js';
import type { ShotPage, Subjects } from './pages.js';
import { NOON } from './world.js';

export interface Shot {
  readonly page: ShotPage;
  readonly width: number;
  readonly theme: ShotTheme;
  readonly state: ShotState;
}

const HEIGHTS: Record<number, number> = { 360: 740, 1920: 1080, 2560: 1440 };
const TALLEST = 4000;

/** Takes one picture in a context of its own: nothing is left of the one before. */
export async function take(
  browser: Browser,
  { stack, account, of, options }: { stack: Stack; account: Account; of: Subjects; options: ShotOptions },
  shot: Shot,
  path: string,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: HEIGHTS[shot.width] ?? 800 },
    deviceScaleFactor: shot.width < 720 ? 2 : 1.5,
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    colorScheme: shot.theme,
    reducedMotion: 'reduce',
    hasTouch: shot.width < 720,
  });
  try {
    if (!shot.page.signedOut) await context.addCookies([{ ...account.cookie, url: stack.url }]);
    await context.clock.setFixedTime(NOON);
    if (options.dir === 'rtl') await turn(context);
    await bringAbout(shot.page.noSession ? 'broken' : shot.state, context);
    await stack.moveClockTo(NOON);
    const page = await context.newPage();
    await show(page, stack.url + shot.page.address(of), shot, options.tall);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  } finally {
    await context.close();
  }
}

async function show(page: Page, url: string, { page: of, state, width }: Shot, tall: boolean): Promise<void> {
  watchCalls(page);
  await page.goto(url);
  await ready(page, state);
  if (of.open) {
    await of.open(page, width);
    await ready(page, state);
  }
  if (!tall) return;
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('*')].map((at) => at.scrollHeight)),
  );
  await page.setViewportSize({ width, height: Math.min(height + 120, TALLEST) });
  await drawn(page);
}

/** A page whose calls are held never settles: its bones are what is waited for, and they come after a moment. */
async function ready(page: Page, state: ShotState): Promise<void> {
  if (state !== 'loading') return settled(page);
  await page.locator('.bone, main .page, main .split, .door').first().waitFor();
  await page
    .locator('.bone')
    .first()
    .waitFor({ timeout: 2_000 })
    .catch(() => undefined);
  await drawn(page);
}

/** As for a reader of Arabic: the document itself comes from the other side. */
export async function turn(context: BrowserContext): Promise<void> {
  await context.route(
    (url) => !url.pathname.startsWith('/api/') && !/\.\w+$/.test(url.pathname),
    async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace('dir="ltr"', 'dir="rtl"');
      await route.fulfill({ response: answer, body });
    },
  );
}
