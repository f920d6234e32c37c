import { isFresh } from './platform/jobs/heartbeat-file.js';

/**
 * The image's health check, for whatever process runs in it: with HEARTBEAT_FILE (a job process) the age of that file,
 * otherwise whether HTTP on PORT is ready. Ends with 0 or 1.
 */
async function healthy({ HEARTBEAT_FILE, PORT }: NodeJS.ProcessEnv): Promise<boolean> {
  if (HEARTBEAT_FILE) return isFresh(HEARTBEAT_FILE);
  const answer = await fetch(`http://127.0.0.1:${PORT || 3000}/api/health/ready`, {
    signal: AbortSignal.timeout(4_000),
  }).catch(() => undefined);
  return answer?.ok ?? false;
}

process.exitCode = (await healthy(process.env)) ? 0 : 1;
