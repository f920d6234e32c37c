import type { Config } from '../../../platform/config.js';
import { Clamd } from './clamd.js';

/** Looks at content before it is kept. */
export abstract class VirusScanner {
  /** Throws 422 `file.infected`, or 503 `file.scanner_away` where it cannot tell: nothing is kept unseen. */
  abstract demandClean(path: string): Promise<void>;
}

class NoScanner extends VirusScanner {
  async demandClean(): Promise<void> {}
}

/** The scanner that is set, or none. */
export function scannerFor(config: Config): VirusScanner {
  return config.CLAMD_URL ? new Clamd(config.CLAMD_URL) : new NoScanner();
}
