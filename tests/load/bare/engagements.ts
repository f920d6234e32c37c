import type { Pool } from 'pg';
import { page } from './answers.ts';
import { byLevel, masked, MINE, type Reader, readerValues, stamp, visible } from './reader.ts';

const unmasked = (value: string): string => `CASE WHEN NOT ${masked('e')} THEN ${value} END`;
const OFFICE = `json_build_object('id', o.id, 'shortName', o.short_name, 'name', o.name)`;

export const ENGAGEMENT = `json_build_object(${stamp('e')}, 'treaty', e.treaty_key, 'kind', e.kind, 'status', e.status,
  'on', e.on_day, 'time', e.at_time, 'zone', e.zone, 'place', e.place, 'title', e.title, 'summary', e.summary,
  'outcome', e.outcome,
  'states', (SELECT json_agg(json_build_object('iso3', s.iso3, 'name', s.name) ORDER BY es.position)
    FROM engagement_state es JOIN state s ON s.iso3 = es.iso3 WHERE es.engagement_id = e.id),
  'attachments', (SELECT coalesce(json_agg(json_build_object('id', af.id, 'name', af.name, 'mediaType', af.media_type,
      'size', af.size) ORDER BY af.position, af.id), '[]')
    FROM attachment af WHERE af.subject_id = e.id AND af.subject_kind = 'engagement' AND af.deleted_at IS NULL
      AND ${visible('af')}),
  'peopleMet', ${unmasked(`(SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name),
      'post', CASE WHEN pt.id IS NOT NULL THEN json_build_object('id', pt.id, 'title', pt.title) END) ORDER BY ep.position, p.id), '[]')
    FROM engagement_person ep JOIN person p ON p.id = ep.person_id AND ${visible('p')}
      LEFT JOIN post pt ON pt.id = ep.post_id AND ${visible('pt')} WHERE ep.engagement_id = e.id)`)},
  'ourPeople', ${unmasked(`(SELECT coalesce(json_agg(json_build_object('user', json_build_object('id', u.id, 'name', u.name),
      'office', CASE WHEN o.id IS NOT NULL THEN ${OFFICE} END) ORDER BY eo.position), '[]')
    FROM engagement_our_person eo JOIN app_user u ON u.id = eo.user_id LEFT JOIN office o ON o.id = eo.office_id
    WHERE eo.engagement_id = e.id)`)},
  'organisations', ${unmasked(`(SELECT coalesce(json_agg(json_build_object('institution', json_build_object('id', i.id, 'name', i.name),
      'role', eg.role) ORDER BY eg.position), '[]')
    FROM engagement_organisation eg JOIN institution i ON i.id = eg.institution_id WHERE eg.engagement_id = e.id)`)},
  'letterId', CASE WHEN e.parent_kind = 'letter' THEN e.parent_id END,
  'office', ${unmasked(`(SELECT ${OFFICE} FROM office o WHERE o.id = e.office_id)`)},
  'owner', ${unmasked(`(SELECT json_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = e.owner_id)`)})`;

const ofState = (limit: number): string => `${MINE} SELECT e.on_day, e.id, ${ENGAGEMENT} AS view
  FROM (${byLevel(
    's',
    `SELECT s.on_day, s.engagement_id AS id FROM engagement_state s WHERE s.treaty_key = 'ccm' AND s.iso3 = $4 AND NOT s.deleted`,
    'on_day DESC, id DESC',
    limit,
  )}) page JOIN engagement e ON e.id = page.id AND ${visible('e')}
  ORDER BY e.on_day DESC, e.id DESC`;

/** Engagements of a State, the latest first. */
export async function engagementsOf(pool: Pool, reader: Reader, iso3: string, limit: number) {
  const { rows } = await pool.query<{ on_day: string; id: string; view: unknown }>({
    name: `engagements-${limit}`,
    text: ofState(limit + 1),
    values: [...readerValues(reader), iso3],
  });
  return page(rows, limit, ({ on_day, id }) => [on_day, id]);
}
