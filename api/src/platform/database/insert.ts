import sql, { join, raw } from 'sql-template-tag';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { rows } from './query.js';

/**
 * Inserts a row of which every column is given. TypeORM's own insert builds a query, plans it anew and reads the row back:
 * where many are written, that costs as much as everything else.
 */
export async function insertRow<Row extends ObjectLiteral>(
  em: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
): Promise<void> {
  const { tableName, columns } = em.dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => raw(`"${databaseName}"`));
  const values = columns.map((column) => column.getEntityValue(row) as unknown);
  await rows(em, sql`INSERT INTO ${raw(`"${tableName}"`)} (${join(names)}) VALUES (${join(values)})`);
}
