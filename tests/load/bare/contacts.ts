import type { Pool } from 'pg';
import { flag, flags, heard, heldOn } from './contact-parts.ts';
import { byLevel, MINE, type Reader, readerValues, stamp, visible } from './reader.ts';

const ONE_LOOK = 50;

const POSTS = `${MINE} SELECT json_build_object(${stamp('pt')}, 'function', pt.function, 'title', pt.title,
    'email', pt.email, 'language', pt.language, 'bouncedOn', pt.bounced_on, 'bounceReason', pt.bounce_reason,
    'institution', json_build_object('id', i.id, 'name', i.name, 'kind', i.kind, 'city', i.city),
    'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END,
    'holders', coalesce(now.holders, '[]'),
    'vacantSince', CASE WHEN now.holders IS NULL THEN (SELECT max(h.to_on) FROM post_holding h
        JOIN person p ON p.id = h.person_id AND ${visible('p')} WHERE h.post_id = pt.id AND h.to_on < $5::date) + 1 END,
    'lastHeardOn', heard.on_day,
    'silent', coalesce(heard.on_day, pt.created_at::date) < ($5::date - interval '1 year')::date) AS view
  FROM (${byLevel('pt', `SELECT pt.folded, pt.id FROM post pt WHERE pt.institution_id IN (SELECT i.id FROM institution i WHERE i.iso3 = $4)`, 'folded, id', ONE_LOOK + 1)}) page
    JOIN post pt ON pt.id = page.id AND ${visible('pt')}
    JOIN institution i ON i.id = pt.institution_id LEFT JOIN state s ON s.iso3 = i.iso3
    LEFT JOIN LATERAL (SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'from', h.from_on,
        'holdingId', h.id, 'version', h.version, 'email', p.email, 'bouncedOn', p.bounced_on,
        'languages', to_json(p.languages), 'addresses', p.addresses, 'flags', ${flags('f.person_id = p.id')})
        ORDER BY h.from_on, p.id) AS holders
      FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible('p')}
      WHERE h.post_id = pt.id AND ${heldOn('h', '$5')}) now ON TRUE
    LEFT JOIN LATERAL (SELECT ${heard('post_id = pt.id')} AS on_day) heard ON TRUE
  ORDER BY pt.folded, pt.id`;

const FLAGGED = `${MINE} SELECT json_build_object('id', p.id, 'name', p.name) AS person, ${flag} AS flag
  FROM flag f JOIN person p ON p.id = f.person_id AND ${visible('p')}
  WHERE f.iso3 = $4 AND ${heldOn('f', '$5')} ORDER BY f.kind, p.folded, f.id`;

const LEADS = `${MINE} SELECT json_build_object('id', i.id, 'name', i.name) AS institution, ${flag} AS flag
  FROM flag f JOIN institution i ON i.id = f.institution_id
    AND (i.listed OR EXISTS (SELECT 1 FROM post pt WHERE pt.institution_id = i.id AND ${visible('pt')}))
  WHERE $4 IN (f.iso3, i.iso3) AND ${heldOn('f', '$5')} ORDER BY i.folded, f.id`;

/** Who is our contact in a State. */
export async function contactsOf(pool: Pool, reader: Reader, iso3: string) {
  const today = new Date().toLocaleDateString('sv', { timeZone: reader.zone });
  const values = [...readerValues(reader), iso3, today];
  await pool.query({ name: 'contacts-state', text: 'SELECT 1 FROM state WHERE iso3 = $1', values: [iso3] });
  const [posts, flagged, leads] = await Promise.all([
    pool.query<{ view: unknown }>({ name: 'contacts-posts', text: POSTS, values }),
    pool.query({ name: 'contacts-flagged', text: FLAGGED, values }),
    pool.query({ name: 'contacts-leads', text: LEADS, values }),
  ]);
  const views = posts.rows.map(({ view }) => view);
  return {
    posts: views.slice(0, ONE_LOOK),
    more: views.length > ONE_LOOK,
    flagged: flagged.rows,
    leadMinistries: leads.rows,
  };
}
