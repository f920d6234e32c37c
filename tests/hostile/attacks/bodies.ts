import type { Random } from '../random.ts';
import { hostileText } from './texts.ts';
import { hostileValue, nested, toJson, Verbatim } from './values.ts';

type Body = Record<string, unknown>;

/** Fields that other records have, that are ours to set, or that reach into the objects themselves. */
const STRANGE =
  'id createdAt deletedAt effectiveLabel accessLists actorId ownerId version __proto__ constructor prototype toString hasOwnProperty then length toJSON'.split(
    ' ',
  );

/** A body with one good value spoilt, wherever in it. */
export function spoilt(random: Random, body: Body): Buffer {
  return Buffer.from(toJson(spoil(random, body)));
}

function spoil(random: Random, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
    const at = random.int(0, value.length - 1);
    return value.map((item: unknown, i) => (i === at ? spoil(random, item) : item));
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return hostileValue(random);
  const keys = Object.keys(value);
  const record = value as Body;
  switch (random.weighted({ change: 8, more: 2, less: 2, strange: 2, whole: 0.5 })) {
    case 'change': {
      if (keys.length === 0) return { [hostileText(random)]: hostileValue(random) };
      const key = random.pick(keys);
      return { ...record, [key]: spoil(random, record[key]) };
    }
    case 'more':
      return Object.fromEntries([
        ...Object.entries(record),
        [hostileText(random).slice(0, 3000), hostileValue(random)],
      ]);
    case 'less': {
      const gone = keys.length === 0 ? '' : random.pick(keys);
      return Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone));
    }
    case 'strange':
      return Object.fromEntries([...Object.entries(record), [random.pick(STRANGE), hostileValue(random)]]);
    case 'whole':
      return hostileValue(random);
  }
}

/** A good body written as no client of ours writes JSON. */
export function miswritten(random: Random, body: Body): Buffer {
  const text = JSON.stringify(body);
  const [key = 'name'] = Object.keys(body);
  switch (random.weighted({ twice: 4, cut: 3, bytes: 3, deep: 2, wide: 1, tail: 2, odd: 4, top: 2, coded: 2 })) {
    case 'twice':
      return Buffer.from(`{${JSON.stringify(key)}:${toJson(hostileValue(random))},${text.slice(1)}`);
    case 'cut':
      return Buffer.from(text).subarray(0, random.int(0, Math.max(0, text.length - 1)));
    case 'bytes':
      return withBrokenBytes(random, Buffer.from(text));
    case 'deep':
      return Buffer.from(toJson({ ...body, [key]: new Verbatim(nested(random)) }));
    case 'wide':
      return Buffer.from(`{${Array.from({ length: 15_000 }, (_, i) => `"f${i}":1`).join(',')}}`);
    case 'tail':
      return Buffer.from(text + random.pick([',', '}', '{}', '\u0000', '//', ' '.repeat(1000), text]));
    case 'odd':
      return Buffer.from(
        random.pick([
          `\ufeff${text}`,
          text.replaceAll('"', "'"),
          `/**/${text}`,
          `)]}',\n${text}`,
          text.replaceAll(':', '='),
        ]),
      );
    case 'top':
      return Buffer.from(
        random.pick(['null', 'true', '0', '""', '[]', '[{}]', `[${text}]`, JSON.stringify(text), '', ' ', '{']),
      );
    case 'coded':
      return Buffer.from(text, random.pick(['utf16le', 'base64', 'hex', 'latin1'] as const));
  }
}

/** Bodies around and beyond what is accepted. */
export function oversized(random: Random, body: Body): Buffer {
  const size = random.pick([262_143, 262_144, 262_145, 300_000, 1_000_000, 4_000_000]);
  const [key = 'name'] = Object.keys(body);
  const empty = Buffer.byteLength(JSON.stringify({ ...body, [key]: '' }));
  return Buffer.from(JSON.stringify({ ...body, [key]: 'x'.repeat(Math.max(0, size - empty)) }));
}

function withBrokenBytes(random: Random, bytes: Buffer): Buffer {
  const broken = random.pick([
    [0xff],
    [0xc3, 0x28],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xc0, 0xaf],
    [0xe2, 0x82],
    [0x00],
  ]);
  const at = random.int(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(broken), bytes.subarray(at)]);
}
