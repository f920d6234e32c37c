import type { Pool } from 'pg';
import { fold } from '@demarche/domain/fold';
import { page } from './answers.ts';
import { flags, heard, heldOn } from './contact-parts.ts';
import { byLevel, instant, MINE, type Reader, readerValues, stamp, visible } from './reader.ts';

const byName = (
  limit: number,
): string => `${MINE} SELECT p.folded, p.id, json_build_object(${stamp('p')}, 'name', p.name, 'email', p.email,
    'phone', p.phone, 'languages', to_json(p.languages), 'source', p.source, 'metAt', p.met_at,
    'erasedAt', ${instant('p.erased_at')}, 'lawfulGround', p.lawful_ground, 'addresses', p.addresses,
    'bouncedOn', p.bounced_on, 'bounceReason', p.bounce_reason, 'flags', ${flags('f.person_id = p.id')},
    'lastHeardOn', ${heard('person_id = p.id')}, 'posts', coalesce((
      SELECT json_agg(json_build_object('holdingId', h.id, 'from', h.from_on, 'to', h.to_on, 'version', h.version,
          'post', json_build_object('id', pt.id, 'title', pt.title,
            'state', CASE WHEN s.iso3 IS NOT NULL THEN json_build_object('iso3', s.iso3, 'name', s.name) END))
        ORDER BY ${heldOn('h', '$5')} DESC, h.from_on DESC, h.id)
      FROM post_holding h JOIN post pt ON pt.id = h.post_id AND ${visible('pt')}
        JOIN institution i ON i.id = pt.institution_id LEFT JOIN state s ON s.iso3 = i.iso3
      WHERE h.person_id = p.id), '[]')) AS view
  FROM (${byLevel('p', `SELECT p.folded, p.id FROM person p WHERE p.merged_into IS NULL AND p.erased_at IS NULL AND (' ' || p.folded) LIKE $4`, 'folded, id', limit)}) page
    JOIN person p ON p.id = page.id AND ${visible('p')}
  ORDER BY p.folded, p.id`;

/** People by part of a name. */
export async function peopleNamed(pool: Pool, reader: Reader, part: string, limit: number) {
  const today = new Date().toLocaleDateString('sv', { timeZone: reader.zone });
  const values = [...readerValues(reader), `%${fold(part)}%`, today];
  const { rows } = await pool.query<{ folded: string; id: string; view: unknown }>({
    name: `people-${limit}`,
    text: byName(limit + 1),
    values,
  });
  return page(rows, limit, ({ folded, id }) => [folded, id]);
}
