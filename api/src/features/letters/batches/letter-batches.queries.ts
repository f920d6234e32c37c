import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import type { Actor } from '../../../platform/access/actor.js';
import { pageByLevel } from '../../../platform/access/page-by-level.js';
import { recordJson } from '../../../platform/access/record-json.js';
import { masked, visible } from '../../../platform/access/visible.js';
import { instantText, officeRef } from '../../../platform/database/expressions.js';
import { decodeCursor, isInstant, isUuid, type PageQuery } from '../../../platform/paging.js';
import { statusSeen } from '../letter-view.js';

export interface LetterBatchRow {
  at: string;
  id: string;
  view: Omit<LetterBatchView, 'steps' | 'mayCancel'>;
}

/** One batch, or no row where there is none that the reader may see. */
export function letterBatchById(actor: Actor, id: string): Sql {
  return sql`SELECT ${instantText('b.created_at')} AS at, b.id, ${batchView(actor)} AS view FROM letter_batch b
    WHERE b.id = ${id} AND b.deleted_at IS NULL AND ${visible(actor, 'b')}`;
}

/** One row more than the page holds, the latest first. */
export function letterBatchesPage(actor: Actor, treaty: string, { after, limit }: PageQuery): Sql {
  const page = pageByLevel(
    actor,
    'b',
    (here) => sql`SELECT b.created_at, b.id FROM letter_batch b
      WHERE b.treaty_key = ${treaty} AND b.deleted_at IS NULL AND ${here}${afterCursor(after)}`,
    'created_at DESC, id DESC',
    limit + 1,
  );
  return sql`SELECT ${instantText('b.created_at')} AS at, b.id, ${batchView(actor)} AS view
    FROM (${page}) page JOIN letter_batch b ON b.id = page.id ORDER BY b.created_at DESC, b.id DESC`;
}

function afterCursor(after: string | undefined): Sql {
  if (after === undefined) return empty;
  const [at, id] = decodeCursor(after, [isInstant, isUuid]);
  return sql` AND (b.created_at, b.id) < (${at}::timestamptz, ${id}::uuid)`;
}

/**
 * Counts are of the letters that the reader may see. How far its making is, and why it failed, whoever began it is told alone:
 * to others it would tell of letters that they may not see.
 */
function batchView(actor: Actor): Sql {
  const attributed = (value: Sql) => sql`CASE WHEN NOT ${masked(actor, 'b')} THEN ${value} END`;
  const own = sql`b.owner_id = ${actor.userId}`;
  return sql`jsonb_build_object(${recordJson(actor, 'letter.write', 'b')}, 'treaty', b.treaty_key, 'name', b.name,
      'form', b.form, 'status', b.status,
      'progress', CASE WHEN b.plan IS NOT NULL AND ${own} THEN jsonb_build_object('done', b.done, 'total', b.total) END,
      'failure', CASE WHEN ${own} THEN b.failure END,
      'office', ${attributed(sql`(SELECT ${officeRef('o')} FROM office o WHERE o.id = b.office_id)`)},
      'owner', ${attributed(sql`(SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = b.owner_id)`)})
    || (SELECT jsonb_build_object('letters', coalesce(sum(c.n), 0)::int,
          'counts', coalesce(jsonb_object_agg(c.status, c.n) FILTER (WHERE c.status IS NOT NULL), '{}'))
        FROM (SELECT ${statusSeen(actor, 'l')} AS status, count(*)::int AS n FROM letter l
              WHERE l.batch_id = b.id AND l.deleted_at IS NULL AND ${visible(actor, 'l')} GROUP BY 1) c)`;
}

/** The letters of a batch that the reader may see, by State, as they were written. */
export function lettersOfBatch(actor: Actor, batchId: string, lock: boolean): Sql {
  return sql`SELECT l.id, ${masked(actor, 'l')} AS masked, (SELECT s.name FROM state s WHERE s.iso3 = l.iso3) AS state
    FROM letter l WHERE l.batch_id = ${batchId} AND l.deleted_at IS NULL AND ${visible(actor, 'l')}
    ORDER BY (SELECT s.name FROM state s WHERE s.iso3 = l.iso3) NULLS LAST, l.created_at, l.id ${lock ? raw('FOR UPDATE OF l') : empty}`;
}

export function visibleBatches(reader: Actor, ids: readonly string[]): Sql {
  return sql`SELECT b.id FROM letter_batch b
    WHERE b.id = ANY(${[...ids]}::uuid[]) AND b.deleted_at IS NULL AND ${visible(reader, 'b')}`;
}
