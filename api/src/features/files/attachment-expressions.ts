import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';

/** The `AttachmentRef[]` of a record, as JSON: its files as the reader may see them, in their order. */
export function attachmentsOf(actor: Actor, kind: string, id: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('id', af.id, 'name', af.name, 'mediaType', af.media_type,
      'size', af.size) ORDER BY af.position, af.id), '[]')
    FROM attachment af WHERE af.subject_id = ${id} AND af.subject_kind = ${kind} AND af.deleted_at IS NULL
      AND ${visible(actor, 'af')})`;
}
