import type { Duel } from './measure/duel.ts';
import type { Series } from './measure/series.ts';

const MAX_P95_MS = 30;
const MAX_COUNTS_MS = 10;
const MAX_MEMORY_MB = 250;
const MAX_READY_MS = 5_000;

const COLUMNS = ['server', 'conns', 'best/s', 'median/s', 'p50 ms', 'p95 ms', 'cpu ms', 'db cpu ms', 'MB', 'ratio'];
const WIDTHS = [10, 6, 9, 9, 8, 8, 8, 10, 6, 14];
const row = (cells: readonly string[]): string => cells.map((cell, i) => cell.padStart(WIDTHS[i]!)).join('');

export const heading = (): string => row(COLUMNS);

/** Two lines: the product and what it is measured against. */
export function lines({ operation, connections, product, bare, ratio, bestRatio }: Duel): string[] {
  const told = `${ratio.toFixed(2)} (${bestRatio.toFixed(2)})`;
  return [
    cells('product', connections, product, operation.ratio === undefined ? '' : told),
    cells('bare', connections, bare, ''),
  ];
}

function cells(name: string, connections: number, series: Series, ratio: string): string {
  const { best, median, p50, p95, serverCpu, databaseCpu, memoryMb } = series;
  return row([
    ...[name, String(connections), best.toFixed(0), median.toFixed(0), p50.toFixed(1), p95.toFixed(1)],
    ...[serverCpu.toFixed(2), databaseCpu.toFixed(2), memoryMb.toFixed(0), ratio],
  ]);
}

/** One line for each mark: what was asked, what came out, and whether it holds. */
export function marks(duels: readonly Duel[], readyInMs: number): string[] {
  const verdict = (what: string, holds: boolean, figure: string) =>
    `${holds ? 'holds ' : 'MISSES'}  ${what}: ${figure}`;
  const told: string[] = [];
  for (const one of duels) {
    const { operation, connections, product } = one;
    const at = `${operation.name}, ${connections} connections`;
    if (operation.ratio !== undefined)
      told.push(verdict(`${at}, at least ${operation.ratio}`, one.ratio >= operation.ratio, one.ratio.toFixed(2)));
    if (connections === 16 && operation.request.length > 0 && operation.name !== 'create')
      told.push(verdict(`${at}, p95 at most ${MAX_P95_MS} ms`, product.p95 <= MAX_P95_MS, product.p95.toFixed(1)));
    if (connections === 1 && operation.name === 'counts')
      told.push(
        verdict(`${at}, p95 at most ${MAX_COUNTS_MS} ms`, product.p95 <= MAX_COUNTS_MS, product.p95.toFixed(1)),
      );
  }
  const memory = Math.max(...duels.map(({ product }) => product.memoryMb));
  told.push(verdict(`memory at most ${MAX_MEMORY_MB} MB`, memory <= MAX_MEMORY_MB, memory.toFixed(0)));
  told.push(verdict(`ready in ${MAX_READY_MS} ms`, readyInMs <= MAX_READY_MS, String(readyInMs)));
  return told;
}
