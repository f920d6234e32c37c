import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { NoteView } from '@demarche/contracts/notes';
import { type NoteSubject } from '@demarche/domain/note';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { masked, visible } from '../../platform/access/visible.js';
import { instantText } from '../../platform/database/expressions.js';
import { decodeCursor, isInstant, isUuid, limitTo } from '../../platform/paging.js';
import { knownInstitution } from '../people/post-expressions.js';
import type { NotesQuery } from './notes.dto.js';

export interface NoteRow {
  at: string;
  id: string;
  view: NoteView;
}

/** The labelled kinds, and whether rows of them are only marked as deleted. */
const LABELLED = { person: false, post: false, engagement: true, letter: true, task: true } as const;

/** The subject of this kind and id, as far as the reader may see it: its labelling, for what hangs on it. */
export function subjectOf(actor: Actor, kind: NoteSubject, id: string): Sql {
  const open = sql`'public' AS label, '{}'::text[] AS caveats, '{}'::uuid[] AS lists`;
  if (kind === 'state')
    return sql`SELECT ${open} FROM state s WHERE s.iso3 = ${id.toUpperCase()} AND s.retired_at IS NULL`;
  if (!isUuid(id.toLowerCase())) return sql`SELECT ${open} WHERE FALSE`;
  if (kind === 'institution')
    return sql`SELECT ${open} FROM institution i WHERE i.id = ${id} AND ${knownInstitution(actor, 'i')}`;
  const alive = LABELLED[kind] ? sql` AND t.deleted_at IS NULL` : empty;
  return sql`SELECT t.effective_label AS label, t.effective_caveats AS caveats, t.access_lists AS lists
    FROM ${raw(kind)} t WHERE t.id = ${id} AND ${visible(actor, 't')}${alive}`;
}

/** One row more than the page holds, the latest first. The subject was found visible just before. */
export function notesPage(actor: Actor, { subjectKind, subjectId, after, limit }: NotesQuery): Sql {
  const on =
    subjectKind === 'state'
      ? sql`n.iso3 = ${subjectId.toUpperCase()}`
      : sql`n.subject_id = ${subjectId} AND n.subject_kind = ${subjectKind}`;
  return sql`SELECT ${instantText('n.created_at')} AS at, n.id, ${noteJson(actor)} AS view FROM note n
    WHERE ${on} AND n.deleted_at IS NULL AND ${visible(actor, 'n')}${after === undefined ? empty : afterCursor(after)}
    ORDER BY n.created_at DESC, n.id DESC ${limitTo(limit + 1)}`;
}

function afterCursor(after: string): Sql {
  const [at, id] = decodeCursor(after, [isInstant, isUuid]);
  return sql` AND (n.created_at, n.id) < (${at}::timestamptz, ${id}::uuid)`;
}

/** One note, or no row where there is none that the reader may see, or nothing any more on which it hung. */
export function noteById(actor: Actor, id: string): Sql {
  return sql`SELECT ${instantText('n.created_at')} AS at, n.id, ${noteJson(actor)} AS view FROM note n
    WHERE n.id = ${id} AND n.deleted_at IS NULL AND ${visible(actor, 'n')} AND ${subjectThere(actor)}`;
}

/** Whether the record stands on which the note `n` hangs, and its reader may know of it. */
export function subjectThere(actor: Actor): Sql {
  const labelled = Object.entries(LABELLED).map(([kind, softDeleted]) => {
    const alive = softDeleted ? sql` AND t.deleted_at IS NULL` : empty;
    return sql`n.subject_kind = ${kind} AND EXISTS (SELECT 1 FROM ${raw(kind)} t
      WHERE t.id = n.subject_id AND ${visible(actor, 't')}${alive})`;
  });
  const institution = sql`n.subject_kind = 'institution' AND EXISTS (SELECT 1 FROM institution i
    WHERE i.id = n.subject_id AND ${knownInstitution(actor, 'i')})`;
  return sql`(n.subject_kind = 'state' OR ${join([...labelled, institution], ' OR ')})`;
}

/** A note is its author's alone to change. */
function noteJson(actor: Actor): Sql {
  return sql`jsonb_build_object(${recordJson(actor, 'note.write', 'n')},
      'subject', jsonb_build_object('kind', n.subject_kind, 'id', coalesce(n.iso3, n.subject_id::text)), 'text', n.text,
      'mentions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id), '[]')
        FROM note_mention nm JOIN app_user u ON u.id = nm.user_id
        WHERE nm.note_id = n.id AND strpos(lower(n.text), '@[' || u.id::text || ']') > 0),
      'author', CASE WHEN NOT ${masked(actor, 'n')} THEN
        (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = n.owner_id) END,
      'edited', n.edited_at IS NOT NULL)
    || CASE WHEN n.owner_id <> ${actor.userId} THEN '{"mayWrite": false}'::jsonb ELSE '{}' END`;
}
