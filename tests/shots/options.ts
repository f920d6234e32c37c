import { parseArgs } from 'node:util';
import { PAGES } from './pages.js';

export const STATES = ['empty', 'full', 'loading', 'failed', 'offline'] as const;
export type ShotState = (typeof STATES)[number];
export const THEMES = ['light', 'dark'] as const;
export type ShotTheme = (typeof THEMES)[number];

export interface ShotOptions {
  readonly pages: readonly string[];
  readonly widths: readonly number[];
  readonly themes: readonly ShotTheme[];
  readonly states: readonly ShotState[];
  readonly dir: 'ltr' | 'rtl';
  /** As tall as what it shows, instead of as the screen. */
  readonly tall: boolean;
  /** A folder of pictures to lay beside ours. */
  readonly reference?: string;
}

export const HELP = `npm run shots -- [--page today,states] [--width 1280,360] [--theme light,dark]
  [--state ${STATES.join(',')}] [--dir ltr|rtl] [--tall] [--reference <folder of pictures to lay beside>]
Pages: ${PAGES.map((page) => page.name).join(', ')}`;

/** Throws with a sentence for the person at the terminal. */
export function readOptions(args: readonly string[]): ShotOptions {
  const text = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      page: text,
      width: text,
      theme: text,
      state: text,
      dir: { type: 'string', default: 'ltr' },
      tall: { type: 'boolean', default: false },
      reference: { type: 'string' },
    },
  });
  const [dir] = oneOf('dir', [values.dir], ['ltr', 'rtl'] as const);
  return {
    pages: oneOf(
      'page',
      values.page,
      PAGES.map((page) => page.name),
    ),
    widths: widths(values.width),
    themes: oneOf('theme', values.theme, THEMES),
    states: oneOf('state', values.state, STATES, ['empty', 'full', 'loading', 'failed']),
    dir: dir ?? 'ltr',
    tall: values.tall,
    ...(values.reference && { reference: values.reference }),
  };
}

function oneOf<T extends string>(
  name: string,
  given: readonly string[] | undefined,
  known: readonly T[],
  otherwise = known,
): T[] {
  if (!given) return [...otherwise];
  return given
    .flatMap((value) => value.split(','))
    .map((value) => {
      const found = known.find((one) => one === value);
      if (!found) throw new Error(`There is no ${name} ${value}: there are ${known.join(', ')}.`);
      return found;
    });
}

function widths(given: readonly string[] | undefined): number[] {
  if (!given) return [1280, 360];
  return given
    .flatMap((value) => value.split(','))
    .map((value) => {
      const width = Number(value);
      if (!Number.isInteger(width) || width < 320 || width > 3840) {
        throw new Error(`A width is a whole number of pixels from 320 to 3840, not ${value}.`);
      }
      return width;
    });
}
