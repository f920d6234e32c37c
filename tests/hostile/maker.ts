import { forgedCursor, spoiltPath, spoiltQuery } from './attacks/addresses.ts';
import { miswritten, oversized, spoilt } from './attacks/bodies.ts';
import { nearlyHttp } from './attacks/bytes.ts';
import { goodForm, spoiltForm } from './attacks/files.ts';
import { misannounced, otherMethod, spoiltHeaders } from './attacks/headers.ts';
import type { Operation } from './openapi.ts';
import type { Pool } from './pool.ts';
import { Random } from './random.ts';
import { headOf, isReadable, toBytes, type Credentials, type Draft, type HostileRequest } from './request.ts';
import { Sampler } from './sample.ts';

/** What the maker knows of the API under attack. */
export interface Ground {
  operations: readonly Operation[];
  pool: Pool;
  actors: readonly string[];
  /** Who got past the guard of a route. */
  admitted(operation: string): readonly string[];
  credentials(actor: string): Credentials;
}

/** How often each attack is made where it can be made. `good` spoils nothing: it feeds the others with records. */
const WEIGHTS = {
  good: 8,
  value: 34,
  written: 12,
  size: 0.6,
  announced: 6,
  query: 18,
  cursor: 6,
  path: 14,
  headers: 12,
  method: 4,
  unexpected: 2,
  bytes: 6,
  file: 40,
};
export type Attack = keyof typeof WEIGHTS;

/** The request with this number in a run with this seed. */
export function requestOf(seed: number, number: number, ground: Ground): HostileRequest {
  const operation = ground.operations[number % ground.operations.length];
  if (operation === undefined) throw new Error('The OpenAPI document holds no route.');
  const random = new Random(seed, number);
  const attack = random.weighted(weightsFor(operation));
  const actor = actorFor(random, operation, attack, ground);
  return { number, ...attacked(random, operation, attack, ground, actor), operation: operation.name, attack, actor };
}

/** A request that nobody has spoilt. */
export function goodRequest(random: Random, operation: Operation, pool: Pool): Draft {
  const sampler = new Sampler(random, pool, operation);
  const path = sampler.path();
  const body = sampler.body(path);
  const form = operation.takesFile ? goodForm(random) : undefined;
  const query = sampler.query().map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return {
    method: operation.method,
    target: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: [
      ['Accept', operation.accept],
      // From another address each time: what is refused to one must not slow down the rest of the run.
      ['X-Forwarded-For', `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`],
      ...(body === undefined ? [] : ([['Content-Type', 'application/json']] satisfies Draft['headers'])),
      ...(form?.headers ?? []),
    ],
    ...(body !== undefined && { body: Buffer.from(JSON.stringify(body)) }),
    ...(form && { body: form.body }),
  };
}

function weightsFor({ body, query, takesFile }: Operation): Record<Attack, number> {
  return {
    ...WEIGHTS,
    ...(body === undefined && { value: 0, written: 0, size: 0, announced: 1 }),
    ...(body !== undefined && { unexpected: 0 }),
    ...(query.length === 0 && { query: 4 }),
    ...(!takesFile && { file: 0 }),
    ...(!query.some(({ name }) => name === 'after') && { cursor: 0 }),
  };
}

function actorFor(random: Random, operation: Operation, attack: Attack, ground: Ground): string | null {
  const admitted = ground.admitted(operation.name);
  if (admitted.length > 0 && (attack === 'good' || random.chance(0.85))) return random.pick(admitted);
  return random.chance(0.7) ? random.pick(ground.actors) : null;
}

function attacked(
  random: Random,
  operation: Operation,
  attack: Attack,
  ground: Ground,
  actor: string | null,
): Pick<HostileRequest, 'bytes' | 'unreadable' | 'unfinished'> {
  const who = actor === null ? undefined : ground.credentials(actor);
  const good = goodRequest(random, operation, ground.pool);
  if (attack === 'bytes') {
    return nearlyHttp(random, good, headOf({ ...good, without: ['content-length'] }, who));
  }
  const draft = spoil(random, operation, attack, ground.pool, good);
  return { bytes: toBytes(draft, who), unreadable: !isReadable(draft), unfinished: false };
}

function spoil(random: Random, operation: Operation, attack: Exclude<Attack, 'bytes'>, pool: Pool, good: Draft): Draft {
  const [path = '', query] = good.target.split('?', 2);
  const json = operation.takesFile ? undefined : good.body;
  const body = (json === undefined ? {} : JSON.parse(json.toString())) as Record<string, unknown>;
  const searched = (text: string): Draft => ({ ...good, target: `${path}?${text}` });
  switch (attack) {
    case 'good':
      return good;
    case 'value':
      return { ...good, body: spoilt(random, body) };
    case 'written':
      return { ...good, body: miswritten(random, body) };
    case 'size':
      return { ...good, body: oversized(random, body) };
    case 'announced':
      return misannounced(random, good);
    case 'query':
      return searched(spoiltQuery(random, operation.query, new Sampler(random, pool, operation).query()));
    case 'cursor':
      return searched(`after=${forgedCursor(random, pool.word(random, 'next'))}`);
    case 'path':
      return { ...good, target: spoiltPath(random, path) + (query === undefined ? '' : `?${query}`) };
    case 'headers':
      return spoiltHeaders(random, good);
    case 'method':
      return otherMethod(random, good);
    case 'file':
      return spoiltForm(random, good);
    case 'unexpected':
      return {
        ...good,
        headers: [...good.headers, ['Content-Type', 'application/json']],
        body: miswritten(random, { name: 'A', version: 1 }),
      };
  }
}
