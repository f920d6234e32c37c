import sql from 'sql-template-tag';
import { type Runner, rows } from '../platform/database/query.js';

/** Whether nobody has an account yet: the demo world is made in such a database alone. */
export async function isEmpty(db: Runner): Promise<boolean> {
  return (await rows(db, sql`SELECT 1 FROM app_user LIMIT 1`)).length === 0;
}
