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
  return { state: 'AGO', task: await one('task'), engagement: await one('engagement') };
}
