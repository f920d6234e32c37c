import type { Pool } from 'pg';
import { type LetterStanding, stepsOf } from '@demarche/domain/letter-course';
import { page } from './answers.ts';
import { byLevel, masked, MINE, type Reader, readerValues, stamp, visible } from './reader.ts';

const unmasked = (value: string, a = 'l'): string => `CASE WHEN NOT ${masked(a)} THEN ${value} END`;
const SEEN = `EXISTS (SELECT 1 FROM letter r WHERE r.id = l.replied_by AND ${visible('r')})`;
const STATUS = `CASE WHEN l.status <> 'replied' OR ${SEEN} THEN l.status
  WHEN l.acknowledged_on IS NOT NULL THEN 'acknowledged' WHEN l.course = 'incoming' THEN 'received' ELSE 'sent' END`;
const AWAITED = `(l.course = 'outgoing' AND l.reply_weeks IS NOT NULL AND l.sent_on IS NOT NULL
  AND ${STATUS} IN ('sent', 'acknowledged'))`;
const ref = (
  a: string,
): string => `jsonb_build_object('id', ${a}.id, 'subject', coalesce(${a}.subject_read, ${a}.subject), 'on', ${a}.on_day,
  'ourRef', ${unmasked(`${a}.our_ref`, a)})`;

const LETTER = `jsonb_build_object(${stamp('l')}, 'treaty', l.treaty_key, 'course', l.course, 'origin', l.origin,
    'form', l.form, 'status', ${STATUS}, 'ourRef', ${unmasked('l.our_ref')}, 'theirRef', ${unmasked('l.their_ref')},
    'state', (SELECT jsonb_build_object('iso3', st.iso3, 'name', st.name) FROM state st WHERE st.iso3 = l.iso3),
    'post', ${unmasked(`(SELECT jsonb_build_object('id', pt.id, 'title', pt.title) FROM post pt
      WHERE pt.id = l.post_id AND ${visible('pt')})`)},
    'person', ${unmasked(`(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM person p
      WHERE p.id = l.person_id AND ${visible('p')})`)},
    'office', ${unmasked(`(SELECT jsonb_build_object('id', o.id, 'shortName', o.short_name, 'name', o.name) FROM office o
      WHERE o.id = l.office_id)`)},
    'signatory', ${unmasked(`(SELECT jsonb_build_object('id', u.id, 'name', u.name, 'title', l.signatory_title)
      FROM app_user u WHERE u.id = l.signatory_id)`)},
    'owner', ${unmasked(`(SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = l.owner_id)`)},
    'place', l.place, 'language', l.language, 'templateId', l.template_id, 'subject', l.subject,
    'title', coalesce(l.subject_read, l.subject))
  || jsonb_build_object('body', l.body, 'asked', l.asked, 'enclosures', to_jsonb(l.enclosures),
    'attachments', coalesce(${unmasked(`(SELECT coalesce(json_agg(json_build_object('id', af.id, 'name', af.name,
        'mediaType', af.media_type, 'size', af.size) ORDER BY af.position, af.id), '[]')
      FROM attachment af WHERE af.subject_id = l.id AND af.subject_kind = 'letter' AND af.deleted_at IS NULL
        AND ${visible('af')})`)}, '[]'),
    'on', l.on_day, 'sentOn', l.sent_on, 'receivedOn', l.received_on, 'channel', l.channel,
    'acknowledgedOn', l.acknowledged_on, 'repliedOn', CASE WHEN ${SEEN} THEN l.replied_on END,
    'chases', l.chases, 'chasedOn', l.chased_on, 'voidReason', l.void_reason, 'replyWeeks', l.reply_weeks,
    'replyDueOn', CASE WHEN ${AWAITED} THEN greatest(l.sent_on + 7 * l.reply_weeks, l.chased_on + 14) END,
    'answers', (SELECT ${ref('q')} FROM letter q WHERE q.id = l.answers_id AND q.deleted_at IS NULL AND ${visible('q')}),
    'answeredBy', (SELECT coalesce(jsonb_agg(${ref('a')} ORDER BY a.on_day, a.id), '[]') FROM letter a
      WHERE a.answers_id = l.id AND a.deleted_at IS NULL AND ${visible('a')}),
    'engagementId', l.engagement_id, 'batchId', l.batch_id, 'numbered', l.number IS NOT NULL)`;

const ofState = (limit: number): string => `${MINE} SELECT l.on_day, l.id, ${LETTER} AS view
  FROM (${byLevel(
    'l',
    `SELECT l.on_day, l.id FROM letter l WHERE l.treaty_key = 'ccm' AND l.deleted_at IS NULL AND l.iso3 = $4`,
    'on_day DESC, id DESC',
    limit,
  )}) page JOIN letter l ON l.id = page.id ORDER BY l.on_day DESC, l.id DESC`;

/** Letters of a State, the latest first. */
export async function lettersOf(pool: Pool, reader: Reader, iso3: string, limit: number) {
  const { rows } = await pool.query<{ on_day: string; id: string; view: LetterStanding }>({
    name: `letters-${limit}`,
    text: ofState(limit + 1),
    values: [...readerValues(reader), iso3],
  });
  const found = page(rows, limit, ({ on_day, id }) => [on_day, id]);
  return { ...found, items: (found.items as LetterStanding[]).map(withSteps) };
}

function withSteps({ numbered, ...told }: LetterStanding) {
  return { ...told, steps: stepsOf({ ...told, numbered }) };
}
