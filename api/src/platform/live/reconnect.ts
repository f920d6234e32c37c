const FIRST_MS = 200;
const LONGEST_MS = 10_000;

/**
 * Milliseconds before attempt `attempt` (from 1) to reach the database again: doubling up to ten seconds, of which `chance`
 * (0 to 1) takes up to half away, so that many processes do not come back in step.
 */
export function waitBefore(attempt: number, chance: number): number {
  const full = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
  return Math.round(full * (1 - chance / 2));
}
