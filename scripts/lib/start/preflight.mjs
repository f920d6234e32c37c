import { demandUnlocked, readLock } from './lock.mjs';
import { demandFreePort } from './port.mjs';
import { readSettings } from './settings.mjs';

/**
 * What can be known before the slow steps. A lock without its holder is looked into later: what a killed start left
 * running may still be on the port.
 * @throws Failure
 */
export async function preflight() {
  const { port, host, dataFolder } = readSettings();
  if (readLock(dataFolder)) await demandUnlocked(dataFolder);
  else await demandFreePort(port, host);
}
