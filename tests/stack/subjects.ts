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
export async function lettersOf(stack: Stack): Promise<Pick<Subjects, 'letter' | 'draft' | 'template' | 'batch'>> {
  const one = async (from: string) => {
    const [row] = await stack.sql<{ id: string }>(`SELECT id FROM ${from} LIMIT 1`);
    if (!row) throw new Error(`There is no ${from}`);
    return row.id;
  };
  await stack.sql(BATCH);
  return {
    letter: await one(`letter WHERE status = 'replied' AND course = 'outgoing'`),
    draft: await one(`letter WHERE status = 'draft' AND iso3 = 'KEN'`),
    template: await one(`letter_template WHERE language = 'fr' AND form = 'note_verbale' AND pack_key IS NOT NULL`),
    batch: await one(`letter_batch`),
  };
}

/** Letters of ours as if they had been written together. */
const BATCH = `
  WITH batch AS (
    INSERT INTO letter_batch (id, treaty_key, name, form, status, done, total, job_id, queued_at, office_id, owner_id, label,
      caveats, effective_label, effective_caveats, access_lists, demo, created_at, updated_at)
    SELECT gen_random_uuid(), treaty_key, 'Signatories, before the meeting', 'note_verbale', 'made', 0, 0, gen_random_uuid(),
      created_at, office_id, owner_id, 'internal', '{}', 'internal', '{}', '{}', true, created_at, created_at
    FROM letter WHERE origin = 'own' AND course = 'outgoing' ORDER BY created_at DESC LIMIT 1 RETURNING id
  )
  UPDATE letter SET batch_id = (SELECT id FROM batch)
  WHERE origin = 'own' AND course = 'outgoing' AND effective_label = 'internal'`;
