import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody who has no pointer: presses keys, and after each looks where the keyboard is. */
export interface Typist {
  /** Throws when the focus is nowhere, out of sight, covered or cannot be told from the rest. */
  press(...keys: string[]): Promise<void>;
  write(text: string): Promise<void>;
  /** Tab, or Shift+Tab, until the focus is there, at most once round by the browser's own controls. */
  tabTo(target: Locator, back?: 'back'): Promise<void>;
  expectAt(target: Locator): Promise<void>;
}

const MOST_TABS = 120;
const NOWHERE = 'the focus is nowhere';
const SEEN = { interval: 20 };

export function typist(page: Page): Typist {
  const seen = (after: string) => expect.poll(() => trouble(page), { ...SEEN, message: `after ${after}` }).toBe('');
  return {
    press: async (...keys) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await seen(key);
      }
    },
    write: async (text) => {
      await page.keyboard.type(text);
      await seen(text);
    },
    tabTo: async (target, back) => {
      const key = back ? 'Shift+Tab' : 'Tab';
      let rounds = 0;
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        await page.keyboard.press(key);
        // Past its last control a page hands the keyboard to the browser's own, and gets it back at its first.
        if ((await trouble(page)) === NOWHERE && (rounds += 1) === 1) continue;
        await seen(key);
        if (await has(target)) return;
      }
      throw new Error(`${MOST_TABS} presses of Tab did not lead to ${target.toString()}`);
    },
    expectAt: (target) =>
      expect.poll(() => has(target), { ...SEEN, message: `focus at ${target.toString()}` }).toBe(true),
  };
}

const has = (target: Locator) =>
  target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/** What is wrong with the focus, in words; nothing when it can be seen. */
function trouble(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body)
      return 'the focus is nowhere';
    const name = focused.outerHTML.slice(0, 120);
    const box = focused.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
      return `out of sight: ${name}`;
    // The page as a whole, after a change of page or the skip link: its beginning is where one is.
    if (focused.matches('main')) return '';
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    if (top && !focused.contains(top) && !top.contains(focused)) return `covered by ${top.className}: ${name}`;
    // A field shows it on its frame; a menu by its item, the palette by the option that Enter would take.
    const style = (element: Element) => getComputedStyle(element);
    const frame = focused.closest('.input, .search');
    const option = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
    const item = focused.matches('[role^=menuitem]') ? focused : option;
    const drawn =
      (style(focused).outlineStyle !== 'none' && style(focused).outlineWidth !== '0px') ||
      (frame && style(frame).boxShadow !== 'none') ||
      (item && style(item).backgroundColor !== 'rgba(0, 0, 0, 0)');
    return drawn ? '' : `not to be seen: ${name}`;
  });
}
