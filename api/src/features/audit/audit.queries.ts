import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { listed, masked, visible } from '../../platform/access/visible.js';
import { limitTo } from '../../platform/paging.js';

export interface AuditRow {
  id: string;
  at: Date;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  actor_id: string | null;
  actor_name: string;
  office_id: string | null;
  office_name: string | null;
  request_id: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Whether the reader may see the content, be told which record it is, and be told who it was. */
  open: boolean;
  told: boolean;
  named: boolean;
}

export interface AuditFilter {
  subject?: string;
  /** Kinds the reader may look into; undefined for an auditor: all. */
  kinds?: readonly string[];
  subjectKind?: string;
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
  after?: readonly string[];
  limit: number;
}

/** How much of an entry a reader sees, by the labelling under an alias; unlabelled entries hide nothing. */
interface Sight {
  /** Whether there is such an entry at all. */
  there(alias: string): Sql;
  open(alias: string): Sql;
  told(alias: string): Sql;
  named(alias: string): Sql;
}

/** Auditors see that it happened and who did it, of every level: not what restricted or caveated records hold, nor which they are. */
export function auditorSight(actor: Actor): Sight {
  return {
    there: () => sql`TRUE`,
    open: (alias) => {
      const a = raw(alias);
      return sql`(${a}.effective_label IS NULL OR ${listed(actor, alias)}
        OR (${a}.effective_label <> 'restricted' AND cardinality(${a}.effective_caveats) = 0))`;
    },
    told: (alias) => {
      const a = raw(alias);
      return sql`(${a}.effective_label IS NULL OR ${listed(actor, alias)}
        OR (${a}.effective_label <> 'restricted' AND NOT 'counts_only' = ANY(${a}.effective_caveats)))`;
    },
    named: () => sql`TRUE`,
  };
}

/**
 * Others look into the history of a record they see. What was written under a label closed to them is nowhere; where Chatham
 * House masks, neither the content nor who wrote it is shown, for both tell who was in the room.
 */
export function readerSight(actor: Actor): Sight {
  const unmasked = (alias: string) => sql`(${raw(alias)}.effective_label IS NULL OR NOT ${masked(actor, alias)})`;
  return {
    there: (alias) => sql`(${raw(alias)}.effective_label IS NULL OR ${visible(actor, alias)})`,
    open: unmasked,
    told: () => sql`TRUE`,
    named: unmasked,
  };
}

/**
 * Entries, latest first. An entry is measured by its own labelling and by what its record's is now (`present`, a statement
 * over the labelled tables): what was closed later is closed in its history too.
 */
export function auditPage(sight: Sight, present: Sql, filter: AuditFilter): Sql {
  const [at, id] = filter.after ?? [];
  return sql`
    SELECT a.id, a.at, a.action, a.subject_kind, a.subject_id, a.actor_id, a.actor_name, a.office_id, o.name AS office_name,
      a.request_id, a.reason, a.before, a.after,
      (${sight.open('a')} AND ${sight.open('r')}) AS open, (${sight.told('a')} AND ${sight.told('r')}) AS told,
      (${sight.named('a')} AND ${sight.named('r')}) AS named
    FROM audit_entry a
    LEFT JOIN LATERAL (${present}) r ON TRUE
    LEFT JOIN office o ON o.id = a.office_id
    WHERE ${sight.there('a')} AND ${sight.there('r')}
      ${filter.subject === undefined ? empty : sql`AND a.subject_id = ${filter.subject} AND ${sight.told('a')} AND ${sight.told('r')}`}
      ${filter.kinds === undefined ? empty : sql`AND a.subject_kind IN (${join([...filter.kinds])})`}
      ${filter.subjectKind === undefined ? empty : sql`AND a.subject_kind = ${filter.subjectKind}`}
      ${filter.actor === undefined ? empty : sql`AND a.actor_id = ${filter.actor} AND ${sight.named('a')} AND ${sight.named('r')}`}
      ${filter.action === undefined ? empty : sql`AND a.action = ${filter.action}`}
      ${filter.from === undefined ? empty : sql`AND a.at >= ${filter.from}::date::timestamp AT TIME ZONE 'UTC'`}
      ${filter.to === undefined ? empty : sql`AND a.at < (${filter.to}::date + 1)::timestamp AT TIME ZONE 'UTC'`}
      ${at === undefined ? empty : sql`AND (a.at, a.id) < (${at}::timestamptz, ${id}::uuid)`}
    ORDER BY a.at DESC, a.id DESC ${limitTo(filter.limit + 1)}`;
}

/** The record an entry is about, as `LabelledTables.labelling` asks for it. */
export const OF_ENTRY = sql`t.id = CASE WHEN a.subject_id ~ '^[0-9a-f-]{36}$' THEN a.subject_id::uuid END`;

export function kindsOf(subject: string): Sql {
  return sql`SELECT DISTINCT subject_kind AS kind FROM audit_entry WHERE subject_id = ${subject}`;
}
