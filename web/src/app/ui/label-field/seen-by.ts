import type { Caveat, Label } from '@demarche/domain/labels';
import { LABEL_RIGHTS, type Role } from '@demarche/domain/permissions';

/** Readers as they are spoken of: one word for the roles of one body. */
const READERS = ['isu', 'presidency', 'coordinators', 'new_york', 'president_designate', 'partners'] as const;
export type Reader = (typeof READERS)[number];

const ROLES_OF: Record<Reader, readonly Role[]> = {
  isu: ['isu_officer', 'isu_director'],
  presidency: ['presidency'],
  coordinators: ['coordinator'],
  new_york: ['new_york_liaison'],
  president_designate: ['president_designate'],
  partners: ['partner_observer'],
};

/**
 * Who sees a record of this level: from the permission table, so that the sentence cannot drift from the rule. Of bodies
 * that nobody holds today nothing is said; without `held` all are named.
 */
export function readersOf(label: Label, held: readonly Role[] = []): Reader[] {
  return READERS.filter((reader) =>
    ROLES_OF[reader].some(
      (role) => ['read', 'write'].includes(LABEL_RIGHTS[role][label]) && (held.length === 0 || held.includes(role)),
    ),
  );
}

/** Which sentence tells who sees it. `listed`: only who stands on the list; `counts`: others may count, not read. */
export function seenBy(label: Label, caveats: readonly Caveat[]): 'listed' | 'counts' | 'masked' | 'readers' {
  if (label === 'restricted') return 'listed';
  if (caveats.includes('counts_only')) return 'counts';
  return caveats.includes('chatham_house') ? 'masked' : 'readers';
}
