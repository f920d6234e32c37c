import type { Target } from '../compare.ts';
import type { Operation, Request } from '../operations.ts';
import type { Server } from '../servers.ts';
import type { World } from '../world/world.ts';
import { seriesOf, type Series } from './series.ts';
import { type Shot, shoot } from './shot.ts';

export type Contender = Server & Target;
/** Somebody under load, by the name under which the figures stand. */
export type Rival = Contender & { as: string };

/** Two under the same load: two servers, or one server asked by two readers. */
export interface Pair {
  operation: Operation;
  connections: number;
  measured: Rival;
  /** What it is held against. */
  measure: Rival;
}

export interface Duel extends Pair {
  one: Series;
  other: Series;
  /** Requests a second of the measured against the measure's: of the medians, and of the best. */
  ratio: number;
  bestRatio: number;
  /** The same by the CPU that an answer takes of server and database: what else the machine does hardly shows in it. */
  cpuRatio: number;
}

export interface Field {
  world: World;
  databasePid: number;
  product: Contender;
  bare: Contender;
  /** The product, asked by a reader who sees 1 % of the rows. */
  few: Contender;
}

const WARM_SECONDS = 7;

/** All at once, through all operations in turn, for as long as it takes to compile what runs often. */
export async function warm(field: Field, operations: readonly Operation[]): Promise<void> {
  const share = WARM_SECONDS / operations.length;
  for (const operation of operations) {
    await Promise.all(
      [field.product, field.bare, ...(operation.paged ? [field.few] : [])].map((target) =>
        shoot({ ...aim(field, operation, target), connections: 8, seconds: share }),
      ),
    );
  }
}

/** The two in turn, round by round, so that whatever else the machine does meets both. */
export async function duel(field: Field, pair: Pair, rounds: number, seconds: number): Promise<Duel> {
  const { operation, connections } = pair;
  const shots = { measured: [] as Shot[], measure: [] as Shot[] };
  for (let round = 0; round < rounds; round++) {
    // Who comes second finds warmer caches: they take turns at it.
    const order = round % 2 === 0 ? (['measured', 'measure'] as const) : (['measure', 'measured'] as const);
    for (const who of order)
      shots[who].push(await shoot({ ...aim(field, operation, pair[who]), connections, seconds }));
  }
  const [one, other] = [seriesOf(shots.measured), seriesOf(shots.measure)];
  const ratios = { ratio: one.median / other.median, bestRatio: one.best / other.best };
  return { ...pair, one, other, ...ratios, cpuRatio: cpuOfAnswer(other) / cpuOfAnswer(one) };
}

const cpuOfAnswer = ({ serverCpu, databaseCpu }: Series): number => serverCpu + databaseCpu;

/** Both are asked the same, from the first request on. */
function aim({ world, databasePid }: Field, operation: Operation, target: Contender) {
  let n = 0;
  const next = (): Request => operation.request(world, n++);
  return { target, databasePid, next };
}
