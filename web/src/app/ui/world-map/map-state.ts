import type { IsoDate } from '@demarche/domain/dates';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';

/** A State as a map shows it. */
export interface MapState {
  readonly iso3: string;
  readonly m49: string;
  readonly name: string;
  readonly status: TreatyStatus;
  readonly since: IsoDate | null;
  /** False: it does not answer to the filters, is drawn dimmed and is passed over by the keyboard. */
  readonly matches: boolean;
}
