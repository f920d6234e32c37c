import type { DataSource, EntityManager } from 'typeorm';
import type { Config } from '../config.js';

/** Tables to which rows are only ever added by the running role. */
const APPEND_ONLY = ['audit_entry'];
/** Tables that only the owner writes. */
const READ_ONLY = ['migrations', 'moved_clock'];

/**
 * Gives the running role what it needs in every schema of ours and nothing more. Idempotent; run after each migration. With
 * one role for both there is nothing to give, and the trigger on the audit is what keeps it append-only.
 */
export async function grantRuntimeRole(migrator: DataSource, config: Config): Promise<void> {
  const role = decodeURIComponent(new URL(config.DATABASE_URL).username);
  const [me] = await migrator.query<{ current_user: string }[]>('SELECT current_user');
  if (!role || role === me?.current_user) return;
  const name = `"${role.replaceAll('"', '""')}"`;
  // In one transaction: not for a moment may the running role change the audit.
  await migrator.transaction((em) => grant(em, name));
}

async function grant(em: EntityManager, name: string): Promise<void> {
  const schemas = await em.query<{ schema: string }[]>(
    `SELECT nspname AS schema FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
  );
  for (const { schema } of schemas) {
    const s = `"${schema.replaceAll('"', '""')}"`;
    await em.query(`
      GRANT USAGE ON SCHEMA ${s} TO ${name};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${s} TO ${name};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${s} TO ${name};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${s} TO ${name};
    `);
  }
  // The queue's bulk insert (BullMQ on PostgreSQL) goes through a temporary table.
  const [database] = await em.query<{ name: string }[]>('SELECT quote_ident(current_database()) AS name');
  await em.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database?.name} TO ${name}`);
  for (const table of APPEND_ONLY) await em.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${name}`);
  for (const table of READ_ONLY) await em.query(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${table} FROM ${name}`);
}
