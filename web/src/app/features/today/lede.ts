import type { Overview } from '@demarche/contracts/overview';

/** A piece of the one sentence of Today. `key` counts with `count` under `today.lede`; `strong` stands out. */
export interface LedePart {
  readonly key: string;
  readonly count: number;
  readonly strong: boolean;
}

/**
 * What must I do now: how much is due, how much of it late, which States go cold. Where nothing is due, what comes next.
 * The parts stand one after the other, punctuation included.
 */
export function lede(view: Pick<Overview, 'dueTotal' | 'late' | 'soon' | 'goingColdTotal'>): LedePart[] {
  const cold = view.goingColdTotal ?? 0;
  const parts = dueParts(view);
  if (cold === 0) return parts;
  return [...parts, { key: 'cold', count: cold, strong: true }, { key: 'areCold', count: cold, strong: false }];
}

function dueParts(view: Pick<Overview, 'dueTotal' | 'late' | 'soon'>): LedePart[] {
  const { dueTotal, late, soon } = view;
  if (dueTotal === 0) {
    const next = soon.length > 0 ? { key: 'soon', count: soon.length } : { key: 'stop', count: 0 };
    return [
      { key: 'nothing', count: 0, strong: true },
      { ...next, strong: false },
    ];
  }
  const due = { key: 'due', count: dueTotal, strong: true };
  if (late === 0) return [due, { key: 'stop', count: 0, strong: false }];
  return [due, { key: late === dueTotal ? 'allLate' : 'late', count: late, strong: false }];
}
