import type { Instant } from '@demarche/domain/dates';

/**
 * GET /api/audit?subject=&subjectKind=&actor=&action=&from=&to=&after=&limit= ; latest first.
 * Auditors see all entries, of restricted records without content. Others must name a `subject` they may
 * read, and get what was written of it under labels they may read.
 */
export interface AuditEntryView {
  id: string;
  at: Instant;
  /** Past tense: `engagement.logged`. */
  action: string;
  subjectKind: string;
  /** Null also where it would tell of a restricted record. */
  subjectId: string | null;
  /** Null where Chatham House masks who it was, and with it the office. */
  actor: { id: string | null; name: string } | null;
  office: { id: string; name: string } | null;
  requestId: string;
  reason: string | null;
  /** Null where the content is withheld. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  withheld: boolean;
}

/** POST /api/break-glass : puts an administrator on the lists of one restricted record for an hour. */
export interface BreakGlassRequest {
  subjectKind: string;
  subjectId: string;
  /** At least 10 characters. */
  reason: string;
}
export interface BreakGlassGrant {
  subjectKind: string;
  subjectId: string;
  expiresAt: Instant;
}
