import type { Parameter } from '../openapi.ts';
import type { Random } from '../random.ts';
import { hostileText } from './texts.ts';

const BROKEN_ESCAPES = [
  '%',
  '%f',
  '%zz',
  '%ff',
  '%c3%28',
  '%ed%a0%80',
  '%e0%80%af',
  '%u0041',
  '%00',
  '%2500',
  '\xff',
  '\xc3\xa9',
];
const TRICKS = [
  '/..',
  '/../..',
  '/%2e%2e',
  '/..%2f',
  '/%2e%2e%2fetc%2fpasswd',
  '//',
  '/./',
  '/.',
  '/;a=b',
  '%2f',
  '%5c..%5c',
  '/\\..\\',
  '%00',
  '%0d%0aX:%201',
  '/..;/',
  '/__proto__',
  '/constructor',
  '.json',
  '~',
  '%23',
  '*',
  '/%20',
  '%3f',
];

/** A value as a query carries it: escaped, badly escaped, or not at all. */
function carried(random: Random, text: string): string {
  if (random.chance(0.15)) return random.pick(BROKEN_ESCAPES);
  // What cannot be in a request line ends the request line; that is another attack.
  return encodeURIComponent(text.toWellFormed());
}

/** A query with one good parameter spoilt, repeated or in company. */
export function spoiltQuery(
  random: Random,
  parameters: readonly Parameter[],
  good: readonly [string, string][],
): string {
  const name =
    parameters.length > 0 && random.chance(0.85) ? random.pick(parameters).name : hostileText(random).slice(0, 200);
  const escaped = encodeURIComponent(name.toWellFormed());
  const value = carried(random, hostileText(random));
  const others = good
    .filter(([key]) => key !== name)
    .map(([key, text]) => `${encodeURIComponent(key)}=${encodeURIComponent(text.toWellFormed())}`);
  const spoilt = random.weighted({
    value: 10,
    twice: 2,
    bracket: 2,
    bare: 1,
    strange: 1,
    many: 0.5,
    long: 0.5,
    joined: 1,
  });
  const mine: Record<typeof spoilt, () => string> = {
    value: () => `${escaped}=${value}`,
    twice: () => `${escaped}=${value}&${escaped}=${carried(random, hostileText(random))}`,
    bracket: () =>
      `${escaped}${random.pick(['[]', '[0]', '[a]', '[__proto__]', '.a', '%5b%5d', '[constructor][prototype]'])}=${value}`,
    bare: () => random.pick([escaped, `=${value}`, '&&&', `${escaped}=`, '?', `${escaped}==`]),
    strange: () =>
      `${random.pick(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'])}=${value}`,
    many: () => Array.from({ length: 1_500 }, (_, i) => `a${i}=1`).join('&'),
    long: () => `${escaped}=${'x'.repeat(random.pick([3_000, 8_000, 15_000, 20_000]))}`,
    joined: () => `${escaped}=${value};b=1|c=2`,
  };
  return [mine[spoilt](), ...others].join('&');
}

/** A cursor that somebody thought to improve. */
export function forgedCursor(random: Random, given: string | undefined): string {
  const key: unknown = given === undefined ? ['2026-01-01', '00000000-0000-4000-8000-000000000000'] : decoded(given);
  const parts = Array.isArray(key) ? (key as unknown[]) : [];
  const other = parts.map((part) => (random.chance(0.5) ? hostileText(random) : part));
  const forged = random.pick<unknown>([
    other,
    [...parts, 'x'],
    parts.slice(1),
    [...parts].reverse(),
    parts.map(() => null),
    parts.map(() => [1]),
    { a: 1 },
    'x',
    1e21,
    other.map((part) => `${String(part)}'`),
  ]);
  const text = Buffer.from(JSON.stringify(forged)).toString(random.pick(['base64url', 'base64', 'hex'] as const));
  return encodeURIComponent(random.chance(0.2) ? text.slice(0, -2) : text);
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A path with a segment spoilt, or with what is meant to lead out of it. */
export function spoiltPath(random: Random, path: string): string {
  const segments = path.split('/');
  if (random.chance(0.5)) {
    const at = random.int(1, segments.length - 1);
    return segments
      .map((segment, i) => (i === at ? carried(random, hostileText(random).slice(0, 4_000)) : segment))
      .join('/');
  }
  const trick = random.pick(TRICKS);
  switch (random.weighted({ end: 3, middle: 3, start: 1, twice: 1, upper: 1, absolute: 1, long: 0.5 })) {
    case 'end':
      return path + trick;
    case 'middle': {
      const at = random.int(1, segments.length - 1);
      return segments.map((segment, i) => (i === at ? segment + trick : segment)).join('/');
    }
    case 'start':
      return `${trick.startsWith('/') ? trick : `/${trick}`}${path}`;
    case 'twice':
      return encodeURIComponent(encodeURIComponent(path)).replace(/^/, '/');
    case 'upper':
      return path.toUpperCase();
    case 'absolute':
      return random.pick([
        `http://127.0.0.1${path}`,
        `http://other.example${path}`,
        `//other.example${path}`,
        '*',
        path.slice(1),
      ]);
    case 'long':
      return `${path}/${'a/'.repeat(4_000)}`;
  }
}
