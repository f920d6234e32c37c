/** Reads and writes behind the API, as the role that owns the database. */
export type Sql = <Row>(statement: string, values?: unknown[]) => Promise<Row[]>;

/** What is written without an entry in the audit, each with its reason. */
const NOT_AUDITED: Record<string, string> = {
  audit_entry: 'It is the audit.',
  sign_in_failure: 'Counts attempts by strangers; what they fail to do changes nothing.',
};
/** A session that is used notes when it was last seen. */
const actsOn = (table: string): string => (table === 'session' ? 'INSERT OR DELETE' : 'INSERT OR UPDATE OR DELETE');

/** Notes the transaction of every row that the running role writes from here on. */
export async function openLedger(sql: Sql): Promise<void> {
  await sql(`CREATE TABLE ledger (transaction_id xid8 NOT NULL, table_name text NOT NULL, act text NOT NULL)`);
  await sql(`
    CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      IF session_user <> current_user THEN
        INSERT INTO ledger VALUES (pg_current_xact_id(), TG_TABLE_NAME, TG_OP);
      END IF;
      RETURN NULL;
    END $$`);
  const tables = await sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'ledger'`,
  );
  for (const { name } of tables.filter(({ name: table }) => !(table in NOT_AUDITED))) {
    await sql(
      `CREATE TRIGGER note_write AFTER ${actsOn(name)} ON "${name}" FOR EACH ROW EXECUTE FUNCTION note_write()`,
    );
  }
}

/**
 * What was written and is not accounted for: rows without an entry in the audit, entries of requests that were not answered
 * with success, and successes that promised a record and left none.
 * @param answers the status of every answer, by the id of its request
 * @param created what was asked by the requests that were answered 201, by their ids
 */
export async function unaccounted(
  sql: Sql,
  since: Date,
  answers: ReadonlyMap<string, number>,
  created: ReadonlyMap<string, string>,
): Promise<string[]> {
  const silent = await sql<{ table_name: string; act: string; rows: number }>(
    `SELECT table_name, act, count(*)::int AS rows FROM ledger l
     WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.transaction_id = l.transaction_id) GROUP BY 1, 2`,
  );
  const entries = await sql<{ request_id: string; action: string }>(
    'SELECT DISTINCT request_id, action FROM audit_entry WHERE at >= $1',
    [since],
  );
  const failed = entries.filter(({ request_id }) => !((answers.get(request_id) ?? 0) < 300 && answers.has(request_id)));
  const audited = new Set(entries.map(({ request_id }) => request_id));
  return [
    ...silent.map(({ table_name, act, rows }) => `${rows} rows of ${table_name} without an audit entry (${act})`),
    ...failed.map(
      ({ request_id, action }) =>
        `${action} was kept of a request that was answered ${answers.get(request_id) ?? 'with nothing'} (${request_id})`,
    ),
    ...[...created]
      .filter(([id]) => !audited.has(id))
      .map(([id, request]) => `answered 201 and left no audit entry: ${request} (${id})`),
  ];
}
