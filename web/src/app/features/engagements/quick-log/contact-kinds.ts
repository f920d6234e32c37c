import type { EngagementKind } from '@demarche/domain/engagement';
import type { IconName } from '../../../ui/icon/icons';

/** Kinds logged every day stand in the row, in few words; the others behind "More". */
export const DAILY_KINDS = [
  'bilateral_meeting',
  'call',
  'email',
  'statement',
  'letter',
] as const satisfies EngagementKind[];
export const FURTHER_KINDS = [
  'demarche',
  'event',
  'side_event',
  'meeting_participation',
  'parliamentary',
  'assistance_offer',
  'dialogue_round',
  'depositary_letter',
  'use_report',
] as const satisfies EngagementKind[];

export const KIND_ICONS: Record<EngagementKind, IconName> = {
  bilateral_meeting: 'users',
  call: 'phone',
  email: 'at-sign',
  statement: 'mic',
  letter: 'mail',
  demarche: 'file-text',
  event: 'calendar',
  side_event: 'calendar',
  meeting_participation: 'landmark',
  parliamentary: 'landmark',
  assistance_offer: 'file-text',
  dialogue_round: 'users',
  depositary_letter: 'mail',
  use_report: 'triangle-alert',
};
