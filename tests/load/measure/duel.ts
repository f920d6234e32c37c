import type { Target } from '../compare.ts';
import type { Operation, Request } from '../operations.ts';
import type { Server } from '../servers.ts';
import type { World } from '../world/world.ts';
import { seriesOf, type Series } from './series.ts';
import { type Shot, shoot } from './shot.ts';

/** The two servers under the same load. */
export interface Duel {
  operation: Operation;
  connections: number;
  product: Series;
  bare: Series;
  /** The product's requests a second against the bare server's: of the medians, and of the best. */
  ratio: number;
  bestRatio: number;
}

export type Contender = Server & Target;

export interface Field {
  world: World;
  databasePid: number;
  product: Contender;
  bare: Contender;
}

const WARM_SECONDS = 7;

/** Both at once, through all operations in turn, for as long as it takes to compile what runs often. */
export async function warm(field: Field, operations: readonly Operation[]): Promise<void> {
  const share = WARM_SECONDS / operations.length;
  for (const operation of operations) {
    await Promise.all(
      [field.product, field.bare].map((target) =>
        shoot({ ...aim(field, operation, target), connections: 8, seconds: share }),
      ),
    );
  }
}

/** The two in turn, round by round, so that whatever else the machine does meets both. */
export async function duel(
  field: Field,
  operation: Operation,
  connections: number,
  rounds: number,
  seconds: number,
): Promise<Duel> {
  const shots = { product: [] as Shot[], bare: [] as Shot[] };
  for (let round = 0; round < rounds; round++) {
    // Who comes second finds warmer caches: they take turns at it.
    const order = round % 2 === 0 ? (['product', 'bare'] as const) : (['bare', 'product'] as const);
    for (const name of order)
      shots[name].push(await shoot({ ...aim(field, operation, field[name]), connections, seconds }));
  }
  const [product, bare] = [seriesOf(shots.product), seriesOf(shots.bare)];
  return {
    operation,
    connections,
    product,
    bare,
    ratio: product.median / bare.median,
    bestRatio: product.best / bare.best,
  };
}

/** Both servers are asked the same, from the first request on. */
function aim({ world, databasePid }: Field, operation: Operation, target: Contender) {
  let n = 0;
  const next = (): Request => operation.request(world, n++);
  return { target, databasePid, next };
}
