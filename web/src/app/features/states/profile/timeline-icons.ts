import type { EngagementKind } from '@demarche/domain/engagement';
import type { ActKind, TreatyStatus } from '@demarche/domain/treaty-terms';
import type { IconName } from '../../../ui/icon/icons';

export const KIND_ICONS: Record<EngagementKind, IconName> = {
  bilateral_meeting: 'users',
  call: 'phone',
  email: 'at-sign',
  statement: 'mic',
  demarche: 'landmark',
  side_event: 'calendar',
  depositary_letter: 'mail',
  assistance_offer: 'plus',
  parliamentary: 'landmark',
  use_report: 'triangle-alert',
  letter: 'send',
  dialogue_round: 'users',
  event: 'calendar',
  meeting_participation: 'calendar',
};

/** The status an act leads to, whose glyph stands beside it; null for acts that change none. */
export const ACT_STATUS: Record<ActKind, TreatyStatus | null> = {
  signature: 'signatory',
  deposit: 'party',
  provisional_application: null,
  withdrawal_notice: null,
  notice_revoked: null,
  withdrawal: 'withdrawn',
};
