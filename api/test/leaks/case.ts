import { type Reader, type Right, rightOf, type Variant } from './expected.js';
import type { Kind, Planted } from './plant.js';
import type { World } from './world.js';

/** A request. */
export interface Ask {
  path: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: object;
  headers?: Record<string, string>;
}

/**
 * A way by which anything of any record may reach a reader: a list, a count, a page. It is looked into once for every reader,
 * and whatever comes out is held against the rights of that reader to every record there is.
 */
export interface Channel {
  name: string;
  ask(world: World, reader: Reader): Ask;
  /** The status for who may use the route; 200 where it says nothing. */
  status?: number | ((reader: Reader) => number);
  /** Whether it is asked after everything else, for it ends the session. */
  last?: boolean;
  /** Kinds of which every record that the reader may see must be found, page by page: an empty list leaks nothing. */
  finds?: readonly Kind[];
  /** Which of the rights let a record through here; every reading one where it says nothing. */
  through?: string;
  /** Records beyond those that are let through that must not be found; none where it says nothing. */
  only?: (record: Planted) => boolean;
  /** The rights of this channel, where they are not those of the table. */
  right?: (reader: Reader, variant: Variant) => Right;
  /** A number in the answer, and the kinds and rights that make it up. */
  counts?: { of: readonly Kind[]; through: string; value: (body: never) => number };
  /** What else is wrong with the answer. */
  faults?: (body: never, reader: Reader, planted: readonly Planted[]) => string[];
}

/**
 * A request that names one record. It is sent for every record and every reader. Who may not see the record gets, but for the
 * id of the request, what they get for a record that never was.
 */
export interface Probe {
  name: string;
  kinds: readonly Kind[];
  ask(record: Planted, world: World): Ask;
  /** `status code` for who may see the record, by right. */
  answers: Partial<Record<Right, readonly string[]>>;
  /** `status code` for a record that never was. */
  never: string | ((reader: Reader) => string);
  /** What who may see the record must find in the answer; a reader of whom it says nothing need not. */
  shows?: (record: Planted, world: World, reader: Reader) => string | undefined;
  right?: (reader: Reader, variant: Variant) => Right;
  /** What of an answer to compare: all of it where it says nothing. */
  compare?: (body: never) => unknown;
}

/** All there is to ask of one route. */
export interface RouteCase {
  who: readonly Reader[];
  channels?: readonly Channel[];
  probes?: readonly Probe[];
}
/** By route, as OpenAPI writes it: `GET /api/tasks/{id}`. */
export type Cases = Record<string, RouteCase>;

/** Answers of a read, for every right that reads. */
export const READ = { W: ['200'], R: ['200'], w: ['200'], r: ['200'] } as const;
/** Of a write on a stale version: whoever may write gets as far as that, whoever only reads is told so before. */
export const STALE = {
  W: ['409 version.stale'],
  w: ['409 version.stale'],
  R: ['403 label.not_writable'],
  r: ['403 label.not_writable'],
} as const;
/** Of a request that goes on alike for everybody who may see the record. */
export function seen(...answers: string[]): Probe['answers'] {
  return { W: answers, R: answers, w: answers, r: answers };
}
/** A version that nothing has. */
export const NO_VERSION = 1_000_000;

/** The status of a record of that label, which stands under no caveat. */
export function openTo(label: Variant['label']): (reader: Reader) => number {
  return (reader) => (rightOf(reader, { label, caveat: 'none', listing: 'off' }) === '-' ? 404 : 200);
}

/** One channel that is asked with GET, or with nothing in it. */
export function plain(who: readonly Reader[], path: string, more: Partial<Channel & Ask> = {}): RouteCase {
  const { method, body, ...channel } = more;
  return {
    who,
    channels: [{ name: 'answer', ask: () => ({ path, ...(method && { method }), ...(body && { body }) }), ...channel }],
  };
}
