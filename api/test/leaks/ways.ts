import type { Channel } from './case.js';
import { CASES } from './cases.js';
import type { Reader } from './expected.js';
import type { Matrix } from './matrix.js';

/** Reads before writes, and what ends the session at the end. */
export const PHASES = ['lists, counts and pages', 'single records', 'what is written', 'the end'] as const;
export type Phase = (typeof PHASES)[number];

/** One thing to ask of one route: a channel or a probe of its case. */
export interface Way {
  name: string;
  phase: Phase;
  /** What is wrong with what this reader gets. */
  look: (matrix: Matrix, reader: Reader) => Promise<string[]>;
}

export const WAYS: readonly Way[] = Object.entries(CASES).flatMap(([route, { who, channels = [], probes = [] }]) => [
  ...channels.map((channel): Way => ({
    name: `${route}, ${channel.name}`,
    phase: phaseOf(route, channel),
    look: (matrix, reader) => matrix.channel(reader, who, channel),
  })),
  ...probes.map((probe): Way => ({
    name: `${route}, ${probe.name}`,
    phase: 'single records',
    look: (matrix, reader) => matrix.probe(reader, who, probe),
  })),
]);

function phaseOf(route: string, channel: Channel): Phase {
  if (channel.last) return 'the end';
  return route.startsWith('GET ') ? 'lists, counts and pages' : 'what is written';
}
