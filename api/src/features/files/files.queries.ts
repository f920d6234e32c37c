import sql, { type Sql } from 'sql-template-tag';
import type { FileView } from '@demarche/contracts/files';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { masked, visible } from '../../platform/access/visible.js';

export interface FileRow {
  view: FileView;
}
/** One file, or no row where there is none that the reader may see. */
export function fileById(actor: Actor, id: string): Sql {
  return sql`SELECT json_build_object(${recordJson(actor, 'file.write', 'a')}, 'name', a.name, 'mediaType', a.media_type,
      'size', a.size, 'sha256', a.sha256,
      'subject', CASE WHEN a.subject_id IS NOT NULL THEN json_build_object('kind', a.subject_kind, 'id', a.subject_id) END,
      'owner', CASE WHEN NOT ${masked(actor, 'a')} THEN
        (SELECT json_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = a.owner_id) END) AS view
    FROM attachment a WHERE a.id = ${id} AND a.deleted_at IS NULL AND ${visible(actor, 'a')}`;
}

/** Those among the ids that the actor may hang on the record: their own that hang on nothing, and those that hang on it. Locked. */
export function attachable(actor: Actor, ids: readonly string[]): Sql {
  return sql`SELECT a.id, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.owner_id AS "ownerId"
    FROM attachment a WHERE a.id = ANY(${[...ids]}::uuid[]) AND a.deleted_at IS NULL AND ${visible(actor, 'a')}
    ORDER BY a.id FOR UPDATE`;
}
