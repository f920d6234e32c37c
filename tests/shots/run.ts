import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openBrowser } from '../stack/browser.js';
import { startStack } from '../stack/stack.js';
import { accountOf } from './account.js';
import { type Shot, take } from './camera.js';
import { fileOf, shown, writeContactSheet } from './contact-sheet.js';
import { HELP, readOptions, type ShotOptions, STATES, type ShotState } from './options.js';
import { PAGES } from './pages.js';
import { empty, fill, NOON } from './world.js';

const FOLDER = resolve(import.meta.dirname, '../../shots');
/** Emptying comes last: it cannot be undone. */
const ORDER: readonly ShotState[] = [...STATES.filter((state) => state !== 'empty'), 'empty'];

/** Takes the pictures asked for. Answers the exit code. */
export async function takeShots(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const options = readOptions(args);
  const shots = wanted(options);
  mkdirSync(FOLDER, { recursive: true });
  const stack = await startStack('PostgreSQL', { at: NOON });
  const browser = await openBrowser();
  try {
    await Promise.all(stack.workers.map((worker) => worker.stop()));
    // Signed in once: pictures of refused sign-ins make the next one wait.
    const account = await accountOf(stack, 'isu');
    let of = await fill(stack, account);
    let taken = 0;
    for (const state of ORDER) {
      const inState = shots.filter((shot) => shot.state === state);
      if (inState.length > 0 && state === 'empty') of = await empty(stack, account);
      for (const shot of inState) {
        await take(browser, { stack, account, of, options }, shot, resolve(FOLDER, fileOf(shot)));
        console.log(`${(taken += 1)} of ${shots.length}  ${fileOf(shot)}`);
      }
    }
    console.log(`\nAll of them: ${shown(writeContactSheet(FOLDER, shots, options.reference))}`);
    return 0;
  } finally {
    await browser.close();
    await stack.stop();
  }
}

function wanted({ pages, widths, themes, states }: ShotOptions): Shot[] {
  return PAGES.filter((page) => pages.includes(page.name)).flatMap((page) =>
    states.flatMap((state) => widths.flatMap((width) => themes.map((theme): Shot => ({ page, width, theme, state })))),
  );
}
