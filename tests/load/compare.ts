import { isDeepStrictEqual } from 'node:util';
import type { Operation, Request } from './operations.ts';
import type { World } from './world/world.ts';

export interface Target {
  url: string;
  headers: Record<string, string>;
}

export async function ask({ url, headers }: Target, { method, path, body }: Request): Promise<unknown> {
  const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Throws with both answers where the two servers do not say the same. */
export async function compare(operation: Operation, world: World, a: Target, b: Target, requests = 20): Promise<void> {
  for (let n = 0; n < requests; n++) {
    const request = operation.request(world, n);
    const [one, other] = [await ask(a, request), await ask(b, request)].map(withoutChance);
    if (isDeepStrictEqual(one, other)) continue;
    throw new Error(`${request.method} ${request.path}\n${JSON.stringify(one)}\n${JSON.stringify(other)}`);
  }
}

/** A record that was just made has an id and a moment of its own: only these may differ. */
function withoutChance(answer: unknown): unknown {
  const made = (answer as { engagement?: object }).engagement;
  if (made) Object.assign(made, { id: 'id', createdAt: 'now', updatedAt: 'now' });
  return answer;
}
