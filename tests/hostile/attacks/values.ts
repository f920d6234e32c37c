import type { Random } from '../random.ts';
import { hostileText } from './texts.ts';

/** JSON that is no value: put into a body as it stands. */
export class Verbatim {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

const NUMBERS =
  '0 -0 -1 1.5 1e-400 1e21 1e400 -1e400 2147483647 2147483648 -2147483649 4294967296 9007199254740991 9007199254740993 9223372036854775807 9223372036854775808 1E+2 0.1e1'.split(
    ' ',
  );
const NO_JSON = [
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  '01',
  '+1',
  '.5',
  '1.',
  '0x10',
  "'a'",
  '1n',
  '',
  '/**/1',
  '"\\x41"',
  '"\\ud83d"',
  '"\\u0000"',
  '"\n"',
  '1,',
  'tru',
];

/** A value of any kind in the place of a good one. */
export function hostileValue(random: Random, depth = 0): unknown {
  switch (random.weighted({ text: 8, number: 4, verbatim: 1, simple: 3, list: 2, object: 2, deep: 0.5 })) {
    case 'text':
      return hostileText(random);
    case 'number':
      return new Verbatim(random.pick(NUMBERS));
    case 'verbatim':
      return new Verbatim(random.pick(NO_JSON));
    case 'simple':
      return random.pick([null, true, false, [], {}, [null], [[]], [{}], '']);
    case 'list':
      return depth > 2
        ? []
        : Array.from({ length: random.pick([1, 2, 300, 2000]) }, () => (random.chance(0.5) ? null : 'a'));
    case 'object':
      return depth > 2 ? {} : Object.fromEntries([[hostileText(random).slice(0, 50), hostileValue(random, depth + 1)]]);
    case 'deep':
      return new Verbatim(nested(random));
  }
}

/** Lists and objects one in another, far deeper than anybody means. */
export function nested(random: Random): string {
  const depth = random.pick([19, 20, 21, 22, 100, 1_000, 20_000, 60_000]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
  ] as const);
  const length = Math.min(depth, Math.floor(250_000 / (open.length + 1)));
  return `${open.repeat(length)}${open === '[' ? '' : '1'}${close.repeat(length)}`;
}

/** As JSON.stringify, with Verbatim parts as they stand. */
export function toJson(value: unknown): string {
  if (value instanceof Verbatim) return value.json;
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${toJson(item)}`)
    .join(',')}}`;
}
