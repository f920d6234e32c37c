import type { Pool } from 'pg';
import { IN_ALL } from './counts.ts';
import { engagementsOf } from './engagements.ts';
import { PROFILE, profileOf, type ProfileRow } from './profile.ts';
import { byLevel, MINE, type Reader, readerValues, visible } from './reader.ts';
import { openOf } from './tasks.ts';

const SHOWN = 20;

const LAST = byLevel(
  's',
  `SELECT s.on_day, s.engagement_id AS id FROM engagement_state s
   WHERE s.treaty_key = 'ccm' AND s.iso3 = $4 AND s.is_contact AND NOT s.deleted AND s.on_day <= $5::date`,
  'on_day DESC, id DESC',
  1,
);
const FIGURES = `${MINE} SELECT ${IN_ALL} AS counts,
  (SELECT json_build_object('id', a.id, 'state', json_build_object('iso3', s.iso3, 'name', s.name),
      'office', json_build_object('id', o.id, 'shortName', o.short_name, 'name', o.name),
      'user', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END, 'tier', a.tier,
      'nextStep', a.next_step, 'nextStepDueOn', a.next_step_due_on, 'from', a.from_on, 'to', a.to_on, 'version', a.version)
    FROM state_assignment a JOIN state s ON s.iso3 = a.iso3 JOIN office o ON o.id = a.office_id
      LEFT JOIN app_user u ON u.id = a.user_id
    WHERE a.treaty_key = 'ccm' AND a.iso3 = $4 AND a.from_on <= $5::date AND (a.to_on IS NULL OR a.to_on >= $5::date)) AS assignment,
  (SELECT json_build_object('on', e.on_day, 'kind', e.kind, 'engagementId', e.id)
    FROM (${LAST}) last JOIN engagement e ON e.id = last.id AND ${visible('e')}) AS "lastContact"`;

/** The whole page of a State. */
export async function statePage(pool: Pool, reader: Reader, iso3: string) {
  const today = new Date().toISOString().slice(0, 10);
  const [profile, figures, engagements, openTasks] = await Promise.all([
    pool.query<ProfileRow>({ name: 'profile', text: PROFILE, values: [iso3, today] }),
    pool.query<Record<string, unknown>>({
      name: 'figures',
      text: FIGURES,
      values: [...readerValues(reader), iso3, today],
    }),
    engagementsOf(pool, reader, iso3, SHOWN),
    openOf(pool, reader, iso3, SHOWN),
  ]);
  const [row] = profile.rows;
  if (!row) throw new Error(`There is no State ${iso3}.`);
  return { ...profileOf(row, today), ...figures.rows[0], engagements: engagements.items, openTasks };
}
