import type { IsoDate } from './dates.js';
import { fold } from './fold.js';

/** What may be taken over from the double in place of what the kept person has. */
export const MERGE_CHOICES = ['name', 'email', 'phone', 'source', 'lawfulGround', 'metAt', 'addresses'] as const;
export type MergeChoice = (typeof MERGE_CHOICES)[number];

/** `email`: the same address. `name`: the same name. `similar_name`: alike, and in one post, institution or State. */
export const DOUBLE_REASONS = ['email', 'name', 'similar_name'] as const;
export type DoubleReason = (typeof DOUBLE_REASONS)[number];
/** Names from this likeness on (shared trigrams of all, 0 to 1) may be one: "J. Kamau" and "Jean Kamau" are 0.58. */
export const LIKE_NAMES = 0.45;

/** Whether two names tell two people apart by nothing but their initials: "J. Kamau" is not "P. Kamau". */
export function differByInitials(one: string, other: string): boolean {
  const [a, b] = [fold(one).split(' '), fold(other).split(' ')];
  const beside = [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))];
  return beside.every((words) => words.length > 0 && words.every((word) => [...word].length === 1));
}

/** A merge can be undone for so many days. Source: issue 4. */
export const MERGE_UNDO_DAYS = 30;

/** What is known of one person, as far as two of them can be united. `Address`: one a language. */
export interface MergeFacts {
  name: string;
  email: string | null;
  phone: string | null;
  languages: string[];
  source: string | null;
  lawfulGround: string | null;
  metAt: string | null;
  addresses: readonly { language: string }[];
}

/**
 * The facts of `kept` that change when `gone` turns out to be the same person: gaps are filled, languages and addresses
 * united; what both have stays as `kept` has it, but for what is to be taken.
 */
export function uniteFacts<Facts extends MergeFacts>(
  kept: Facts,
  gone: Facts,
  taken: readonly MergeChoice[] = [],
): Partial<Facts> {
  const takes = (field: MergeChoice) => taken.includes(field);
  const one = <F extends 'name' | 'email' | 'phone' | 'source' | 'lawfulGround' | 'metAt'>(field: F): Facts[F] =>
    takes(field) ? (gone[field] ?? kept[field]) : (kept[field] ?? gone[field]);
  const [first, second] = takes('addresses') ? [gone, kept] : [kept, gone];
  const united = {
    name: one('name'),
    email: one('email'),
    phone: one('phone'),
    source: one('source'),
    lawfulGround: one('lawfulGround'),
    metAt: one('metAt'),
    languages: [...new Set([...kept.languages, ...gone.languages])],
    addresses: [
      ...first.addresses,
      ...second.addresses.filter(({ language }) => first.addresses.every((other) => other.language !== language)),
    ],
  };
  return Object.fromEntries(
    Object.entries(united).filter(([field, value]) => !same(value, kept[field as keyof MergeFacts])),
  ) as Partial<Facts>;
}

/**
 * What of a merge is taken back from the kept person: each fact that still stands as the merge left it gets its former
 * value; what was changed since stays.
 */
export function separateFacts<Facts extends object>(
  present: Facts,
  merge: { before: Partial<Facts>; after: Partial<Facts> },
): Partial<Facts> {
  return Object.fromEntries(
    Object.entries(merge.after)
      .filter(([field, value]) => same(value, present[field as keyof Facts]))
      .map(([field]) => [field, merge.before[field as keyof Facts]]),
  ) as Partial<Facts>;
}

/** A time in one post; `to` null: until further notice. */
export interface PeriodInPost {
  id: string;
  postId: string;
  from: IsoDate;
  to: IsoDate | null;
}

/**
 * Nobody holds a post twice at a time. Where periods of the two in one post overlap, the kept person's first one is widened
 * over all of them, and it absorbs the others.
 */
export function unitePeriods(
  kept: readonly PeriodInPost[],
  gone: readonly PeriodInPost[],
): { widened: PeriodInPost[]; absorbed: string[] } {
  const mine = new Set(kept.map(({ id }) => id));
  const widened: PeriodInPost[] = [];
  const absorbed: string[] = [];
  for (const cluster of clusters([...kept, ...gone])) {
    const survivor = cluster.find(({ id }) => mine.has(id));
    if (cluster.length === 1 || !survivor) continue;
    absorbed.push(...cluster.filter((period) => period !== survivor).map(({ id }) => id));
    const from = cluster[0]?.from ?? survivor.from;
    const to = cluster.reduce<IsoDate | null>((latest, period) => later(latest, period.to), survivor.to);
    if (from !== survivor.from || to !== survivor.to) widened.push({ ...survivor, from, to });
  }
  return { widened, absorbed };
}

/** Periods in the same post that overlap, directly or through others, the first one first. */
function clusters(periods: readonly PeriodInPost[]): PeriodInPost[][] {
  const sorted = [...periods].sort((a, b) => a.postId.localeCompare(b.postId) || a.from.localeCompare(b.from));
  const found: PeriodInPost[][] = [];
  let ends: IsoDate | null = null;
  for (const period of sorted) {
    const open = found.at(-1);
    if (open?.[0]?.postId === period.postId && (ends === null || period.from <= ends)) {
      open.push(period);
      ends = later(ends, period.to);
    } else {
      found.push([period]);
      ends = period.to;
    }
  }
  return found;
}

const later = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null || b === null ? null : a > b ? a : b;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** JSON of the database comes with its keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
