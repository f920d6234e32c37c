import { Injectable } from '@nestjs/common';
import type { Permission } from '@demarche/domain/permissions';

/**
 * Kinds of audit subjects that carry no label, and the permission that opens their history. Features declare theirs at
 * boot; the history of a kind that nobody declared is for auditors alone.
 */
@Injectable()
export class SubjectKinds {
  private readonly permissions = new Map<string, Permission>();

  declare(kind: string, permission: Permission): void {
    this.permissions.set(kind, permission);
  }

  /** The declared kinds that the holder of these permissions may look into. */
  openTo(permissions: ReadonlySet<Permission>): string[] {
    return [...this.permissions].filter(([, permission]) => permissions.has(permission)).map(([kind]) => kind);
  }
}
