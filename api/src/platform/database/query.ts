import type { Sql } from 'sql-template-tag';
import { type DataSource, EntityManager, QueryFailedError } from 'typeorm';
import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { withOnce } from './once.js';
import { PreparedStatements } from './prepared.js';

/** Whoever can run a statement: the pool, or a transaction. */
export type Runner = DataSource | EntityManager;

/** What pool and connection of the driver have in common. */
interface Connection {
  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>>;
}

const prepared = new PreparedStatements();

/** Runs a statement and says what its rows are: those it finds, or those an INSERT, UPDATE or DELETE returns. */
export async function rows<Row>(db: Runner, statement: Sql): Promise<Row[]> {
  const { text, values } = withOnce(statement);
  const connection = await connectionOf(db);
  try {
    return (await connection.query<QueryResultRow>({ name: prepared.nameOf(text), text, values })).rows as Row[];
  } catch (error) {
    throw new QueryFailedError(text, values, error as Error);
  }
}

export async function firstRow<Row>(db: Runner, statement: Sql): Promise<Row | undefined> {
  return (await rows<Row>(db, statement))[0];
}

/** TypeORM's own way from here to the driver costs as much as the driver itself. */
async function connectionOf(db: Runner): Promise<Connection> {
  const runner = db instanceof EntityManager ? db.queryRunner : undefined;
  if (runner) return (await runner.connect()) as Connection;
  const source = db instanceof EntityManager ? db.dataSource : db;
  return (source.driver as unknown as { master: Connection }).master;
}
