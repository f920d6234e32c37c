import type { Instant } from '@demarche/domain/dates';

/**
 * GET /api/audit?subject=&subjectKind=&actor=&action=&from=&to=&after=&limit= ; latest first.
 * Auditors see all entries, of restricted records without content. Others must name a `subject` they may read.
 */
export interface AuditEntryView {
  id: string;
  at: Instant;
  /** Past tense: `engagement.logged`. */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  actor: { id: string | null; name: string };
  office: { id: string; name: string } | null;
  requestId: string;
  reason: string | null;
  /** Null where the content is withheld. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  withheld: boolean;
}
