import type { DataSource } from 'typeorm';

/** A transaction of the running role that wrote, with the tables it wrote to and whether it left an audit row. */
export interface LoggedWrite {
  transaction: string;
  tables: string[];
  audited: boolean;
}

/** Tables that are written without a row in the audit, each with its reason. */
const NOT_AUDITED: Record<string, string> = {
  audit_entry: 'It is the audit.',
  sign_in_failure: 'Counts attempts by strangers; what they fail to do changes nothing.',
};

/** Puts a trigger on every table that notes the transaction of each writing statement of the running role. */
export async function installWriteLog(owner: DataSource): Promise<void> {
  await owner.query(`
    CREATE TABLE write_log (transaction_id xid8 NOT NULL, table_name text NOT NULL);
    CREATE FUNCTION log_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      IF session_user <> current_user THEN
        INSERT INTO write_log VALUES (pg_current_xact_id(), TG_TABLE_NAME);
      END IF;
      RETURN NULL;
    END $$;
  `);
  const tables = await owner.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'write_log'`,
  );
  for (const { name } of tables.filter(({ name }) => !(name in NOT_AUDITED))) {
    await owner.query(
      `CREATE TRIGGER log_write AFTER INSERT OR UPDATE OR DELETE ON "${name}" FOR EACH STATEMENT EXECUTE FUNCTION log_write()`,
    );
  }
}

/** Forgets what was written up to now, where it is logged. */
export async function forgetWrites(owner: DataSource): Promise<void> {
  const [logged] = await owner.query<{ at: string | null }[]>(`SELECT to_regclass('write_log') AS at`);
  if (logged?.at) await owner.query('DELETE FROM write_log');
}

/** What was written since the last call. */
export async function takeWrites(owner: DataSource): Promise<LoggedWrite[]> {
  const writes = await owner.query<LoggedWrite[]>(`
    SELECT w.transaction_id::text AS transaction, array_agg(DISTINCT w.table_name) AS tables,
      EXISTS (SELECT 1 FROM audit_entry a WHERE a.transaction_id = w.transaction_id) AS audited
    FROM write_log w GROUP BY w.transaction_id ORDER BY w.transaction_id`);
  await owner.query('DELETE FROM write_log');
  return writes;
}
