/** Attempts before a mail is given up: the last is made about a day after the first. */
export const MOST_ATTEMPTS = 12;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** Milliseconds until the next attempt after `attempts` of them failed: one minute, doubling, at most six hours. */
export function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

/**
 * True where trying again is of no use: the server answered 5xx about the mail or its address (RFC 5321, 4.2.1). A refused
 * sign-in (530, 535) is a wrong setting, which somebody will mend.
 */
export function isPermanent(error: unknown): boolean {
  const code = (error as { responseCode?: unknown } | null)?.responseCode;
  return typeof code === 'number' && code >= 550 && code < 560;
}
