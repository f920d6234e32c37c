import sql, { raw, type Sql } from 'sql-template-tag';
import { CHASE_WEEKS } from '@demarche/domain/letter-reference';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { masked, visible } from '../../platform/access/visible.js';
import { officeRef } from '../../platform/database/expressions.js';
import { attachmentsOf } from '../files/attachment-expressions.js';

/**
 * The `LetterView` of a row of `letter` under the alias, as JSON, without its steps. What attributes is null where Chatham
 * House masks it: the reference names the office, the address the person. What the reader may not see is absent.
 */
export function letterView(actor: Actor, alias: string): Sql {
  const l = raw(alias);
  const attributed = (value: Sql) => sql`CASE WHEN NOT ${masked(actor, alias)} THEN ${value} END`;
  return sql`jsonb_build_object(${recordJson(actor, 'letter.write', alias)}, 'treaty', ${l}.treaty_key,
      'course', ${l}.course, 'origin', ${l}.origin, 'form', ${l}.form, 'status', ${statusSeen(actor, alias)},
      'ourRef', ${attributed(sql`${l}.our_ref`)}, 'theirRef', ${attributed(sql`${l}.their_ref`)},
      'state', (SELECT jsonb_build_object('iso3', st.iso3, 'name', st.name) FROM state st WHERE st.iso3 = ${l}.iso3),
      'post', ${attributed(sql`(SELECT jsonb_build_object('id', pt.id, 'title', pt.title) FROM post pt
        WHERE pt.id = ${l}.post_id AND ${visible(actor, 'pt')})`)},
      'person', ${attributed(sql`(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM person p
        WHERE p.id = ${l}.person_id AND ${visible(actor, 'p')})`)},
      'office', ${attributed(sql`(SELECT ${officeRef('o')} FROM office o WHERE o.id = ${l}.office_id)`)},
      'signatory', ${attributed(sql`(SELECT jsonb_build_object('id', u.id, 'name', u.name, 'title', ${l}.signatory_title)
        FROM app_user u WHERE u.id = ${l}.signatory_id)`)},
      'owner', ${attributed(sql`(SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM app_user u
        WHERE u.id = ${l}.owner_id)`)},
      'place', ${l}.place, 'language', ${l}.language, 'templateId', ${l}.template_id, 'subject', ${l}.subject,
      'title', coalesce(${l}.subject_read, ${l}.subject))
    || jsonb_build_object('body', ${l}.body, 'asked', ${l}.asked, 'enclosures', to_jsonb(${l}.enclosures),
      'attachments', coalesce(${attributed(attachmentsOf(actor, 'letter', sql`${l}.id`))}, '[]'),
      'on', ${l}.on_day, 'sentOn', ${l}.sent_on, 'receivedOn', ${l}.received_on, 'channel', ${l}.channel,
      'acknowledgedOn', ${l}.acknowledged_on,
      'repliedOn', CASE WHEN ${answerSeen(actor, alias)} THEN ${l}.replied_on END,
      'chases', ${l}.chases, 'chasedOn', ${l}.chased_on, 'voidReason', ${l}.void_reason, 'replyWeeks', ${l}.reply_weeks,
      'replyDueOn', CASE WHEN ${isAwaited(actor, alias)} THEN ${dueOn(alias)} END,
      'answers', (SELECT ${letterRef(actor, 'q')} FROM letter q
        WHERE q.id = ${l}.answers_id AND q.deleted_at IS NULL AND ${visible(actor, 'q')}),
      'answeredBy', (SELECT coalesce(jsonb_agg(${letterRef(actor, 'a')} ORDER BY a.on_day, a.id), '[]') FROM letter a
        WHERE a.answers_id = ${l}.id AND a.deleted_at IS NULL AND ${visible(actor, 'a')}),
      'engagementId', ${l}.engagement_id, 'batchId', ${l}.batch_id, 'numbered', ${l}.number IS NOT NULL)`;
}

/** A letter whose answer the reader may not see has not been answered, as far as they know. */
export function statusSeen(actor: Actor, alias: string): Sql {
  const l = raw(alias);
  return sql`CASE WHEN ${l}.status <> 'replied' OR ${answerSeen(actor, alias)} THEN ${l}.status
    WHEN ${l}.acknowledged_on IS NOT NULL THEN 'acknowledged' WHEN ${l}.course = 'incoming' THEN 'received' ELSE 'sent' END`;
}

/** Whether an answer is awaited of a letter that has left, as far as the reader knows. */
export function isAwaited(actor: Actor, alias: string): Sql {
  const l = raw(alias);
  return sql`(${l}.course = 'outgoing' AND ${l}.reply_weeks IS NOT NULL AND ${l}.sent_on IS NOT NULL
    AND ${statusSeen(actor, alias)} IN ('sent', 'acknowledged'))`;
}

/** The day by which the answer is awaited; a chase begins the wait anew. */
export function dueOn(alias: string): Sql {
  const l = raw(alias);
  return sql`greatest(${l}.sent_on + 7 * ${l}.reply_weeks, ${l}.chased_on + 7 * ${CHASE_WEEKS}::int)`;
}

function answerSeen(actor: Actor, alias: string): Sql {
  return sql`EXISTS (SELECT 1 FROM letter r WHERE r.id = ${raw(alias)}.replied_by AND ${visible(actor, 'r')})`;
}

function letterRef(actor: Actor, alias: string): Sql {
  const l = raw(alias);
  return sql`jsonb_build_object('id', ${l}.id, 'subject', coalesce(${l}.subject_read, ${l}.subject), 'on', ${l}.on_day,
    'ourRef', CASE WHEN NOT ${masked(actor, alias)} THEN ${l}.our_ref END)`;
}
