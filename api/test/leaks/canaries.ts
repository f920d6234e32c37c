import type { Right } from './expected.js';
import type { Planted } from './plant.js';

/** A word that stands nowhere else: it tells of one field of one record. */
export const canary = (n: number, field: string) => `zq${n}${field}qz`;
/** A word that stands in every record, for searches. */
export const COMMON = 'zqeverywhereqz';

const CANARY = /zq(\d+)[a-z]+qz/g;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The records by their numbers and by every id that tells of them. */
export interface Register {
  byNumber: ReadonlyMap<number, Planted>;
  byId: ReadonlyMap<string, Planted>;
}
export function registerOf(planted: readonly Planted[]): Register {
  const ids = planted.flatMap((record) =>
    [record.id, record.parts.institution, record.parts.holding].flatMap((id) => (id ? [[id, record] as const] : [])),
  );
  return { byNumber: new Map(planted.map((record) => [record.n, record])), byId: new Map(ids) };
}
type RightTo = (record: Planted) => Right;

/** What stands in a text of records that its reader may not see: one sentence a record. */
export function leaksIn(told: string, { byNumber, byId }: Register, right: RightTo): string[] {
  const text = `${told}\n${cursorsIn(told)}`;
  const read = distinct([...text.matchAll(CANARY)].map(([, n]) => byNumber.get(Number(n))));
  const named = distinct([...text.toLowerCase().matchAll(UUID)].map(([id]) => byId.get(id)));
  return [
    ...read.filter((record) => '-CI'.includes(right(record))).map((record) => `${record.name} is read`),
    ...named.filter((record) => '-C'.includes(right(record))).map((record) => `${record.name} is named by its id`),
  ];
}

/** A page's `next` holds the key of its last row, in base64. */
function cursorsIn(text: string): string {
  return [...text.matchAll(/"next":"([\w-]+)"/g)]
    .map(([, key = '']) => Buffer.from(key, 'base64url').toString())
    .join('\n');
}

/** Who took part, in what is told of a record whose attribution is masked. */
export function attributionIn(body: unknown, { byId }: Register, right: RightTo): string[] {
  return partsAbout(body, byId)
    .filter(({ record }) => 'wr'.includes(right(record)))
    .flatMap(({ record, part }) => {
      const text = JSON.stringify(part);
      const told = record.attribution.filter((word) => text.includes(word));
      return told.map((word) => `${record.name} is attributed: ${word}`);
    });
}

function distinct(found: readonly (Planted | undefined)[]): Planted[] {
  return [...new Set(found)].filter((record) => record !== undefined);
}

/** The objects of an answer that are about a record: one of their own values holds its id. */
function partsAbout(value: unknown, byId: ReadonlyMap<string, Planted>): { record: Planted; part: object }[] {
  if (Array.isArray(value)) return value.flatMap((item) => partsAbout(item, byId));
  if (value === null || typeof value !== 'object') return [];
  const own = Object.values(value).flatMap((item) =>
    typeof item === 'string' ? [...item.matchAll(UUID)].flatMap(([id]) => byId.get(id) ?? []) : [],
  );
  return [
    ...own.map((record) => ({ record, part: value })),
    ...Object.values(value).flatMap((item) => partsAbout(item, byId)),
  ];
}
