import type { Instant, IsoDate } from '@demarche/domain/dates';
import type { Label } from '@demarche/domain/labels';
import type { Permission, Role } from '@demarche/domain/permissions';

export interface SignInRequest {
  email: string;
  password: string;
}
/** Who I am, the offices I hold today, what I may do. */
export interface SessionView {
  user: { id: string; name: string; email: string; zone: string; language: string };
  /** Offices held today. */
  offices: MandateView[];
  /** The office in which I act: it stands in the audit beside my name. Null without a mandate. */
  actingOfficeId: string | null;
  roles: Role[];
  permissions: Permission[];
  readableLabels: Label[];
  writableLabels: Label[];
  /** Goes into the header `x-csrf-token` of every write. */
  csrfToken: string;
  /** The server's clock and today in UTC. */
  serverTime: Instant;
  today: IsoDate;
  /** The treaty of this deployment; null before a pack is loaded. */
  treaty: TreatyBrief | null;
  /** True where the data are the demo world's. */
  demo: boolean;
}
export interface MandateView {
  officeId: string;
  name: string;
  shortName: string;
  kind: string;
  role: Role;
  from: IsoDate;
  to: IsoDate | null;
}
export interface TreatyBrief {
  key: string;
  shortName: string;
  name: string;
  /** The day to which the register's data are known. */
  statusKnownTo: IsoDate;
}
/** PATCH /api/session: change the acting office or my own settings. */
export interface UpdateSessionRequest {
  actingOfficeId?: string;
  zone?: string;
}
/** PATCH /api/session/password : my own; ends my other sessions. */
export interface ChangePasswordRequest {
  current: string;
  /** At least 12 characters, at most 1,000, not the e-mail address. */
  next: string;
}
/** GET /api/session/sessions : where I am signed in, latest first. DELETE /api/session/sessions/:id ends one. */
export interface OwnSessionView {
  id: string;
  address: string | null;
  userAgent: string | null;
  createdAt: Instant;
  seenAt: Instant;
  /** The one that asks. */
  current: boolean;
}
