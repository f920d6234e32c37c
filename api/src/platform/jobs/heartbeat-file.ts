import { statSync } from 'node:fs';

export const HEARTBEAT_MS = 10_000;
/** Four beats: a machine that is busy is not sick. */
const LONGEST_MS = 4 * HEARTBEAT_MS + 5_000;

/** Whether the file was touched lately; false when it is not there. */
export function isFresh(file: string, now = Date.now()): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && now - found.mtimeMs < LONGEST_MS;
}
