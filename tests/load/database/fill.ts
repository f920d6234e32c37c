import pg from 'pg';
import type { Load } from '../world/columns.ts';
import { engagementLoads } from '../world/engagements.ts';
import { letterLoads } from '../world/letters.ts';
import { listLoad } from '../world/lists.ts';
import { peopleLoads } from '../world/people.ts';
import { reminderLoad } from '../world/reminders.ts';
import { taskLoads } from '../world/tasks.ts';
import { userLoads } from '../world/users.ts';
import type { World } from '../world/world.ts';
import { copyInto } from './copy.ts';

/** Counts that the product keeps beside the records: made by its own functions. */
const DERIVED = ['rebuild_engagement_count()', 'rebuild_task_count()'];

/**
 * Fills the tables by COPY as the owner of all: without triggers, keys and indexes at first, which are made when the rows
 * are there.
 */
export async function fill(adminUrl: string, world: World, log: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '1GB'`);
    const loads = [
      ...userLoads(world), ...peopleLoads(world), ...engagementLoads(world), ...taskLoads(world), reminderLoad(world),
      ...letterLoads(world), listLoad(world),
    ]; // prettier-ignore
    const indexes = await dropIndexes(client, loads);
    for (const load of loads) await timed(log, load.table, () => copyInto(client, load));
    await timed(log, 'indexes', async () => {
      for (const index of indexes) await client.query(index);
      return indexes.length;
    });
    await client.query(`SELECT ${DERIVED.join(', ')}`);
    await client.query('RESET session_replication_role');
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** Indexes that no key needs; returns how they were made. */
async function dropIndexes(client: pg.Client, loads: readonly Load[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS made
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid::regclass::text = ANY($1) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid)`,
    [loads.map(({ table }) => table)],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}

async function timed(log: (line: string) => void, what: string, work: () => Promise<number>): Promise<void> {
  const began = Date.now();
  const count = await work();
  log(`  ${what}: ${count.toLocaleString('en')} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
