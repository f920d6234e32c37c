/**
 * Chance without a state: what row `i` of a table draws depends on the table, `i` and the draw alone. So every row can be
 * told again from its number, in any order.
 */
export type Table =
  'user' | 'institution' | 'post' | 'person' | 'holding' | 'engagement' | 'task' | 'reminder' | 'letter';
const TABLES: readonly Table[] = [
  'user',
  'institution',
  'post',
  'person',
  'holding',
  'engagement',
  'task',
  'reminder',
  'letter',
];

/** The finaliser of MurmurHash3: each bit of the input moves half of the output's. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bits for this draw of this row. */
export function draw(table: Table, i: number, what: number): number {
  return mix(mix(i + 0x9e3779b9) ^ Math.imul(TABLES.indexOf(table) * 64 + what + 1, 0x27d4eb2f));
}

/** From 0 to below 1. */
export const chance = (table: Table, i: number, what: number): number => draw(table, i, what) / 2 ** 32;

/** From 0 to below `n`. */
export const below = (n: number, table: Table, i: number, what: number): number => draw(table, i, what) % n;

export function pick<T>(from: readonly T[], table: Table, i: number, what: number): T {
  return from[below(from.length, table, i, what)]!;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** The id of row `i`: a UUID that looks random and is always the same. */
export function idOf(table: Table, i: number): string {
  const [a, b, c, d] = [60, 61, 62, 63].map((what) => hex(draw(table, i, what))) as [string, string, string, string];
  // The number itself stands at the end: chance alone would repeat an id among millions.
  const tail = hex((i ^ 0x5bd1e995) >>> 0);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${d.slice(0, 4)}${tail}`;
}
