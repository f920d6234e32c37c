import type { Sql } from 'sql-template-tag';
import type { DataSource, EntityManager } from 'typeorm';

/** Whoever can run a statement: the pool, or a transaction. */
export type Runner = DataSource | EntityManager;

/** Runs a statement and says what its rows are: those it finds, or those an INSERT, UPDATE or DELETE returns. */
export async function rows<Row>(db: Runner, statement: Sql): Promise<Row[]> {
  const answer = await db.query<Row[] | [Row[], number]>(statement.text, statement.values);
  // TypeORM answers an UPDATE and a DELETE with a pair: the rows, and how many were affected.
  return isPair(answer) ? answer[0] : answer;
}

function isPair<Row>(answer: Row[] | [Row[], number]): answer is [Row[], number] {
  return answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
}

export async function firstRow<Row>(db: Runner, statement: Sql): Promise<Row | undefined> {
  return (await rows<Row>(db, statement))[0];
}
