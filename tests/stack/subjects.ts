import type { Subjects } from '../shots/pages.js';
import { batchOf } from './batch.js';
import type { Stack } from './stack.js';

/** Records of the demo world for the pages that need one. */
export async function subjectsOf(stack: Stack): Promise<Subjects> {
  const one = async (table: 'task' | 'engagement') => {
    const [row] = await stack.sql<{ id: string }>(
      `SELECT id FROM ${table} WHERE effective_label = 'internal' ORDER BY created_at, id LIMIT 1`,
    );
    if (!row) throw new Error(`The demo world holds no internal ${table}`);
    return row.id;
  };
  const [task, engagement] = [await one('task'), await one('engagement')];
  const others = { ...(await lettersOf(stack)), ...(await peopleOf(stack, 'AGO')), mail: await mailOf(stack) };
  return { state: 'AGO', task, engagement, ...others };
}

/** A mail that waits for a decision. */
export async function mailOf(stack: Stack): Promise<string> {
  const [row] = await stack.sql<{ id: string }>(`SELECT id FROM incoming_mail WHERE state = 'waiting' LIMIT 1`);
  if (!row) throw new Error('No mail waits');
  return row.id;
}

/** Who holds a post of the State today, that post, and its institution. */
export async function peopleOf(stack: Stack, iso3: string): Promise<Pick<Subjects, 'person' | 'post' | 'institution'>> {
  const [row] = await stack.sql<{ person: string; post: string; institution: string }>(
    `SELECT h.person_id AS person, pt.id AS post, i.id AS institution
     FROM post_holding h JOIN post pt ON pt.id = h.post_id JOIN institution i ON i.id = pt.institution_id
     WHERE i.iso3 = $1 AND h.to_on IS NULL ORDER BY h.from_on, h.id LIMIT 1`,
    [iso3],
  );
  if (!row) throw new Error(`Nobody holds a post of ${iso3}`);
  return row;
}

/** A letter of ours that was answered, one that is being written, and a template of the pack, as the demo world has them. */
export async function lettersOf(stack: Stack): Promise<Pick<Subjects, 'letter' | 'draft' | 'template' | 'batch'>> {
  const one = async (from: string) => {
    const [row] = await stack.sql<{ id: string }>(`SELECT id FROM ${from} LIMIT 1`);
    if (!row) throw new Error(`There is no ${from}`);
    return row.id;
  };
  await stack.sql(batchOf('true'));
  return {
    letter: await one(`letter WHERE status = 'replied' AND course = 'outgoing'`),
    draft: await one(`letter WHERE status = 'draft' AND iso3 = 'KEN'`),
    template: await one(`letter_template WHERE language = 'fr' AND form = 'note_verbale' AND pack_key IS NOT NULL`),
    batch: await one(`letter_batch`),
  };
}
