import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { IncomingMailSummary, IncomingMailView } from '@demarche/contracts/incoming-mail';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { visible } from '../../platform/access/visible.js';
import { instantText, officeRef } from '../../platform/database/expressions.js';
import { decodeCursor, isInstant, isUuid } from '../../platform/paging.js';
import { attachmentsOf } from '../files/attachment-expressions.js';
import type { IncomingMailsQuery } from './incoming-mail.dto.js';

export interface MailRow {
  at: string;
  id: string;
  view: IncomingMailSummary;
}
export interface WholeMailRow {
  view: Omit<IncomingMailView, 'proposal'>;
}

/** One row more than the page holds, the latest first. */
export function mailsPage(actor: Actor, { state, after, limit }: IncomingMailsQuery): Sql {
  const branch = (here: Sql) => sql`SELECT m.received_at, m.id FROM incoming_mail m
    WHERE m.state = ${state} AND ${here}${after === undefined ? empty : afterCursor(after)}`;
  const page = pageByLevel(actor, 'm', branch, 'received_at DESC, id DESC', limit + 1);
  return sql`SELECT ${instantText('m.received_at')} AS at, m.id, json_build_object(${summary(actor)}) AS view
    FROM (${page}) page JOIN incoming_mail m ON m.id = page.id AND ${visible(actor, 'm')}
    ORDER BY m.received_at DESC, m.id DESC`;
}

function afterCursor(after: string): Sql {
  const [at, id] = decodeCursor(after, [isInstant, isUuid]);
  return sql` AND (m.received_at, m.id) < (${at}::timestamptz, ${id}::uuid)`;
}

/** One mail, or no row where there is none that the reader may see. What was forgotten is nowhere. */
export function mailById(actor: Actor, id: string): Sql {
  return sql`SELECT json_build_object(${summary(actor)}, 'to', m.recipients, 'text', m.said, 'quoted', m.quoted,
      'attachments', ${attachmentsOf(actor, 'incoming_mail', raw('m.id'))}, 'leftOut', m.left_out,
      'remarks', to_json(m.remarks), 'bounced', m.bounced,
      'owner', (SELECT json_build_object('id', u.id, 'name', u.name) FROM app_user u
        WHERE u.id = m.owner_id AND m.way = 'upload'),
      'record', ${recordOf(actor)}) AS view
    FROM incoming_mail m WHERE m.id = ${id} AND m.state <> 'forgotten' AND ${visible(actor, 'm')}`;
}

function summary(actor: Actor): Sql {
  return sql`${recordJson(actor, 'mail.write', 'm')}, 'way', m.way, 'kind', m.kind, 'state', m.state,
    'from', CASE WHEN m.from_address IS NOT NULL THEN json_build_object('name', m.from_name, 'address', m.from_address) END,
    'subject', m.subject, 'sentAt', ${instantText('m.sent_at')}, 'receivedAt', ${instantText('m.received_at')},
    'files', (SELECT count(*)::int FROM attachment af WHERE af.subject_id = m.id AND af.subject_kind = 'incoming_mail'
      AND af.deleted_at IS NULL AND ${visible(actor, 'af')}),
    'office', (SELECT ${officeRef('o')} FROM office o WHERE o.id = m.office_id), 'outcome', m.outcome`;
}

/** What this mail became, or the same message by another way: as far as the reader may see that record. */
function recordOf(actor: Actor): Sql {
  return sql`(SELECT json_build_object('kind', made.kind, 'id', made.id, 'title', made.title)
    FROM (${recordsMadeOf(actor, sql`m.message_key`)}) made ORDER BY made.id LIMIT 1)`;
}

/** The records that were made of the message with this key, as far as the reader may see them: letters and contacts that stand. */
export function recordsMadeOf(actor: Actor, key: Sql): Sql {
  const parts = [
    sql`SELECT 'letter' AS kind, l.id, coalesce(nullif(l.subject, ''), l.our_ref, '') AS title
      FROM incoming_mail twin JOIN letter l ON l.id = twin.letter_id
      WHERE twin.message_key = ${key} AND l.deleted_at IS NULL AND l.status <> 'void' AND ${visible(actor, 'l')}`,
    sql`SELECT 'engagement', e.id, e.title FROM incoming_mail twin JOIN engagement e ON e.id = twin.engagement_id
      WHERE twin.message_key = ${key} AND e.deleted_at IS NULL AND ${visible(actor, 'e')}`,
  ];
  return join(parts, ' UNION ALL ');
}
