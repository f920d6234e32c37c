import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { MergeView } from '@demarche/contracts/people-merges';
import { MERGE_UNDO_DAYS } from '@demarche/domain/person-merge';
import type { Actor } from '../../../platform/access/actor.js';
import { visible } from '../../../platform/access/visible.js';
import { instantText } from '../../../platform/database/expressions.js';
import { decodeCursor, isInstant, isUuid, limitTo } from '../../../platform/paging.js';
import type { MergesQuery } from './merges.dto.js';

export interface MergeRow {
  at: string;
  id: string;
  view: MergeView;
}

/** One row more than the page holds, the latest first: of people both of whom the reader may see. */
export function mergesPage(actor: Actor, query: MergesQuery): Sql {
  const [at, id] = query.after === undefined ? [] : decodeCursor(query.after, [isInstant, isUuid]);
  return sql`${merges(actor)}
    ${query.person ? sql`AND ${query.person} IN (m.keep_id, m.gone_id)` : empty}
    ${at === undefined ? empty : sql`AND (m.merged_at, m.id) < (${at}::timestamptz, ${id}::uuid)`}
    ORDER BY m.merged_at DESC, m.id DESC ${limitTo(query.limit + 1)}`;
}

export function mergeById(actor: Actor, id: string): Sql {
  return sql`${merges(actor)} AND m.id = ${id}`;
}

function merges(actor: Actor): Sql {
  const last = sql`((m.merged_at AT TIME ZONE 'UTC')::date + ${raw(String(MERGE_UNDO_DAYS))})`;
  const undoable = sql`m.undone_at IS NULL AND k.merged_into IS NULL AND k.erased_at IS NULL
    AND ${last} >= (${actor.now}::timestamptz AT TIME ZONE 'UTC')::date`;
  return sql`SELECT to_char(m.merged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, m.id,
      json_build_object('id', m.id, 'keep', json_build_object('id', k.id, 'name', k.name),
        'gone', json_build_object('id', g.id, 'name', g.name), 'mergedAt', ${instantText('m.merged_at')},
        'mergedBy', json_build_object('id', u.id, 'name', u.name),
        'undoUntil', CASE WHEN ${undoable} THEN ${last} END, 'undoneAt', ${instantText('m.undone_at')}) AS view
    FROM person_merge m JOIN person k ON k.id = m.keep_id AND ${visible(actor, 'k')}
      JOIN person g ON g.id = m.gone_id AND ${visible(actor, 'g')} JOIN app_user u ON u.id = m.merged_by
    WHERE TRUE`;
}
