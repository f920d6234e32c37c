import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { watchCalls } from './settled.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The real Chromium of this machine. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error(`There is no Chromium in ${PLACES.join(', ')}: install it or set CHROMIUM.`);
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page that remembers what went wrong in it: script errors and blocked resources. */
export async function openPage(
  browser: Browser,
  width = 1280,
  height = 800,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    reducedMotion: 'reduce',
    // Who holds a phone has fingers.
    hasTouch: width < 720,
  });
  const page = await context.newPage();
  watchCalls(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|NG0/.test(message.text())) faults.push(message.text());
  });
  return { page, faults };
}
