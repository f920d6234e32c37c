import type { Label } from '@demarche/domain/labels';
import type { ListUse, Permission, Role } from '@demarche/domain/permissions';

/** Who asks: a user in the offices held today. Made once a request; what it may do follows from `libs/domain`. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly sessionId: string;
  /** Offices held today. */
  readonly officeIds: readonly string[];
  readonly roles: readonly Role[];
  /** The office in which the user acts; it stands in the audit. */
  readonly actingOfficeId: string | null;
  readonly zone: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly readable: readonly Label[];
  /** Which memberships of lists open a record: all, only those of break-glass, none. */
  readonly listUse: ListUse;
  /** May see derived values and quarantined roll calls. */
  readonly internal: boolean;
  readonly csrfToken: string;
  readonly requestId: string;
  /** The request's one instant: everything it reads and writes happens then. */
  readonly now: Date;
}

/** Finds the actor behind a session token. Implemented by the feature that keeps sessions. */
export abstract class ActorLoader {
  abstract load(token: string, requestId: string): Promise<Actor | undefined>;
}
