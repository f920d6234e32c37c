import type { IsoDate } from '@demarche/domain/dates';
import type { StateRef } from './common.js';

/** GET /api/meetings?treaty= : the meetings of a treaty, the latest first; those without a date, being still to come, before all. */
export interface MeetingList {
  treaty: string;
  items: MeetingView[];
  next: null;
}
export interface MeetingView {
  /** `9MSP` */
  code: string;
  kind: string;
  startsOn: IsoDate | null;
  endsOn: IsoDate | null;
  city: string | null;
  country: StateRef | null;
  presidency: StateRef | null;
  president: string | null;
  /** How many came, where the source says so. */
  attending: { parties: number | null; signatories: number | null; observers: number | null };
  /** States of which a source tells that they came. */
  participants: (StateRef & { capacity: string; source: string })[];
  note: string | null;
  source: string;
}
