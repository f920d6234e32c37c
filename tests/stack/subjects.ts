import type { Subjects } from '../shots/pages.js';
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
  return { state: 'AGO', task, engagement, ...(await lettersOf(stack)), mail: await mailOf(stack) };
}

/** A mail that waits for a decision. */
export async function mailOf(stack: Stack): Promise<string> {
  const [row] = await stack.sql<{ id: string }>(`SELECT id FROM incoming_mail WHERE state = 'waiting' LIMIT 1`);
  if (!row) throw new Error('No mail waits');
  return row.id;
}

/** A letter of ours that was answered, one that is being written, and a template of the pack, as the demo world has them. */
export async function lettersOf(stack: Stack): Promise<Pick<Subjects, 'letter' | 'draft' | 'template'>> {
  const one = async (from: string) => {
    const [row] = await stack.sql<{ id: string }>(`SELECT id FROM ${from} LIMIT 1`);
    if (!row) throw new Error(`There is no ${from}`);
    return row.id;
  };
  return {
    letter: await one(`letter WHERE status = 'replied' AND course = 'outgoing'`),
    draft: await one(`letter WHERE status = 'draft' AND iso3 = 'KEN'`),
    template: await one(`letter_template WHERE language = 'fr' AND form = 'note_verbale' AND pack_key IS NOT NULL`),
  };
}
