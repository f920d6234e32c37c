import type { Duel } from './measure/duel.ts';
import type { Series } from './measure/series.ts';

const MAX_P95_MS = 30;
const MAX_COUNTS_MS = 10;
const MAX_MEMORY_MB = 250;
const MAX_READY_MS = 5_000;
/** Who sees little pays no more: a tenth is the noise of two equal rounds. */
const MIN_FEW = 0.9;

const COLUMNS = [
  'server',
  'conns',
  'best/s',
  'median/s',
  'p50 ms',
  'p95 ms',
  'cpu ms',
  'db cpu ms',
  'MB',
  'ratio',
  'by cpu',
];
const WIDTHS = [10, 6, 9, 9, 8, 8, 8, 10, 6, 14, 8];
const row = (cells: readonly string[]): string => cells.map((cell, i) => cell.padStart(WIDTHS[i]!)).join('');

export const heading = (): string => row(COLUMNS);

/** Two lines: who is measured, with the ratio of the medians (and of the best), and what it is measured against. */
export function lines({ measured, measure, connections, one, other, ratio, bestRatio, cpuRatio }: Duel): string[] {
  const told = `${ratio.toFixed(2)} (${bestRatio.toFixed(2)})`;
  return [cells(measured.as, connections, one, [told, cpuRatio.toFixed(2)]), cells(measure.as, connections, other, [])];
}

function cells(name: string, connections: number, series: Series, ratios: string[]): string {
  const { best, median, p50, p95, serverCpu, databaseCpu, memoryMb } = series;
  return row([
    ...[name, String(connections), best.toFixed(0), median.toFixed(0), p50.toFixed(1), p95.toFixed(1)],
    ...[serverCpu.toFixed(2), databaseCpu.toFixed(2), memoryMb.toFixed(0), ...ratios],
  ]);
}

/** One line for each mark: what was asked, what came out, and whether it holds. */
export function marks(duels: readonly Duel[], readyInMs: number): string[] {
  const memory = Math.max(...duels.map(({ one }) => one.memoryMb));
  return [
    ...duels.flatMap((duel) => (duel.measure.as === 'bare' ? ofOperation(duel) : ofFew(duel))),
    atMost('memory', memory, MAX_MEMORY_MB, 'MB'),
    atMost('ready', readyInMs, MAX_READY_MS, 'ms'),
  ];
}

function ofOperation({ operation, connections, one, ratio, cpuRatio }: Duel): string[] {
  const at = `${operation.name}, ${connections} connections`;
  return [
    ...(operation.ratio === undefined ? [] : [atLeast(at, ratio, operation.ratio, cpuRatio)]),
    ...(connections === 16 && operation.name !== 'create' ? [atMost(`${at}, p95`, one.p95, MAX_P95_MS, 'ms')] : []),
    ...(connections === 1 && operation.name === 'counts' ? [atMost(`${at}, p95`, one.p95, MAX_COUNTS_MS, 'ms')] : []),
  ];
}

const ofFew = ({ operation, connections, ratio, cpuRatio }: Duel): string[] => [
  atLeast(`${operation.name}, ${connections} connections, who sees 1 % beside who sees all`, ratio, MIN_FEW, cpuRatio),
];

const verdict = (holds: boolean): string => (holds ? 'holds ' : 'MISSES');
const atLeast = (what: string, is: number, mark: number, byCpu: number): string =>
  `${verdict(is >= mark)}  ${what}: ${is.toFixed(2)} (by CPU ${byCpu.toFixed(2)}), at least ${mark}`;
const atMost = (what: string, is: number, mark: number, unit: string): string =>
  `${verdict(is <= mark)}  ${what}: ${is.toFixed(unit === 'ms' && is < 1_000 ? 1 : 0)} ${unit}, at most ${mark}`;
