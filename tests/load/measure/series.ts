import type { Shot } from './shot.ts';

/** What several rounds of the same load came to. */
export interface Series {
  best: number;
  median: number;
  p50: number;
  p95: number;
  serverCpu: number;
  databaseCpu: number;
  memoryMb: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Times and CPU of the rounds' median; memory at its highest. */
export function seriesOf(shots: readonly Shot[]): Series {
  const of = (field: keyof Shot): number[] => shots.map((shot) => shot[field]);
  return {
    best: Math.max(...of('perSecond')),
    median: median(of('perSecond')),
    p50: median(of('p50')),
    p95: median(of('p95')),
    serverCpu: median(of('serverCpu')),
    databaseCpu: median(of('databaseCpu')),
    memoryMb: Math.max(...of('memoryMb')),
  };
}
