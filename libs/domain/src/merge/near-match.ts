/**
 * The candidate that `word` was probably meant to be: the nearest by edits (a swap of neighbours counts one) within a
 * third of its length, else one that has the same last part (`formal` for `state.formal`); null when none is near.
 */
export function nearMatch(word: string, candidates: Iterable<string>): string | null {
  let best: { name: string; distance: number } | null = null;
  const all = [...candidates];
  for (const name of all) {
    const distance = editDistance(word.toLowerCase(), name);
    if (distance <= Math.max(1, Math.floor(name.length / 3)) && (best === null || distance < best.distance))
      best = { name, distance };
  }
  const last = word
    .toLowerCase()
    .split(/[._\s]/)
    .at(-1);
  return best?.name ?? all.find((name) => name.split('.').at(-1) === last) ?? null;
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next[j] = cost;
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
