import type { IsoDate } from '@demarche/domain/dates';
import type { Role } from '@demarche/domain/permissions';
import type { UserRef } from './common.js';

/** GET /api/offices?treaty= ; our side, with who holds each today. */
export interface OfficeView {
  id: string;
  kind: string;
  name: string;
  shortName: string;
  treaty: string | null;
  holders: Holder[];
  version: number;
}
/** Who holds an office today, with the mandate's own version. */
export interface Holder {
  user: UserRef;
  role: Role;
  from: IsoDate;
  to: IsoDate | null;
  mandateId: string;
  version: number;
}
/** POST /api/offices, PATCH /api/offices/:id */
export interface CreateOfficeRequest {
  kind: string;
  name: string;
  shortName: string;
}
export interface UpdateOfficeRequest {
  version: number;
  name?: string;
  shortName?: string;
}
/** POST /api/offices/:id/mandates ; PATCH /api/offices/:id/mandates/:mandateId ends or moves it. */
export interface CreateMandateRequest {
  userId: string;
  role: Role;
  from: IsoDate;
  to?: IsoDate | null;
}
/** GET /api/offices/:id/mandates : everybody who holds, held or will hold the office, latest first. */
export interface MandateRecord {
  id: string;
  officeId: string;
  user: UserRef;
  role: Role;
  from: IsoDate;
  /** The last day; null until further notice. */
  to: IsoDate | null;
  version: number;
}
export interface UpdateMandateRequest {
  version: number;
  from?: IsoDate;
  to?: IsoDate | null;
}
/**
 * GET /api/users?q=&active=&after=&limit= ; by name. Id, name and offices for who may read offices; the account fields, and
 * accounts that are not active, only for administrators.
 */
export interface UserView extends UserRef {
  /** Short names of the offices held today. */
  offices: string[];
  email?: string;
  zone?: string;
  active?: boolean;
  version?: number;
}
/** POST /api/users, PATCH /api/users/:id (administrator) */
export interface CreateUserRequest {
  name: string;
  email: string;
  password: string;
  zone?: string;
}
export interface UpdateUserRequest {
  version: number;
  name?: string;
  email?: string;
  zone?: string;
  active?: boolean;
  password?: string;
}
