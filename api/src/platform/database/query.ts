import type { Sql } from 'sql-template-tag';
import type { DataSource, EntityManager } from 'typeorm';

/** Whoever can run a statement: the pool, or a transaction. */
export type Runner = DataSource | EntityManager;

/** Runs a statement and says what its rows are. */
export function rows<Row>(db: Runner, statement: Sql): Promise<Row[]> {
  return db.query<Row[]>(statement.text, statement.values);
}

export async function firstRow<Row>(db: Runner, statement: Sql): Promise<Row | undefined> {
  return (await rows<Row>(db, statement))[0];
}
