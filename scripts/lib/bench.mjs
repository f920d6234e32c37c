// npm run bench, under the pinned Node: what is out of date is built, then tests/load measures it.
import { build } from './build.mjs';

/** @returns the exit code: 1 where a mark is missed. */
export async function main(args) {
  await build();
  const bench = await import('../../tests/load/bench.ts');
  return bench.main(args);
}
