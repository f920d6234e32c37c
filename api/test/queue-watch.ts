import { basename } from 'node:path';
import { afterAll, expect } from 'vitest';
import { Queues } from '../src/platform/jobs/queues.service.js';
import { ON_BOTH_QUEUES, ON_ONE_QUEUE } from './on-both-queues.js';

// Nobody reaches a queue but through this getter, and it opens nothing before it is asked.
const door = Object.getOwnPropertyDescriptor(Queues.prototype, 'backend');
let asked = false;
Object.defineProperty(Queues.prototype, 'backend', {
  configurable: true,
  get(this: Queues) {
    asked = true;
    return door?.get?.call(this) as unknown;
  },
});

/** For what goes to a queue in a process beside this one. */
export function queueAsked(): void {
  asked = true;
}

afterAll(() => {
  const spec = basename(expect.getState().testPath ?? '').replace(/(\.api)?\.spec\.ts$/, '');
  const known: readonly string[] = [...ON_BOTH_QUEUES, ...ON_ONE_QUEUE];
  if (asked && !known.includes(spec)) throw new Error(`${spec} uses the queue: list it in test/on-both-queues.ts.`);
});
