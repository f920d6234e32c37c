import type { AsAt } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import type { Treaty } from './treaties.service.js';

/** What every answer about status says of its day: "status known to" where the data are older. */
export function asAtOf(treaty: Treaty, asAt: IsoDate): AsAt {
  return { treaty: treaty.key, asAt, statusKnownTo: knownBefore(treaty, asAt) };
}

/** The day of the data, when it is older than `day`. */
export function knownBefore({ knownTo }: Treaty, day: IsoDate): IsoDate | null {
  return knownTo !== null && knownTo < day ? knownTo : null;
}
