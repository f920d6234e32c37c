import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import sql, { empty, join, raw } from 'sql-template-tag';
import { firstRow } from '../database/query.js';
import { notFound, stale } from '../domain-error.js';
import type { Actor } from './actor.js';
import type { Labelled } from './labelled.js';
import { visible } from './visible.js';

type Versioned = Labelled & ObjectLiteral & { id: string; version: number };

/** The record that is about to change, locked. Throws 404 `<thing>.not_found` where there is none that the actor may see. */
export async function lockVisible<T extends Versioned>(
  em: EntityManager,
  actor: Actor,
  entity: EntityTarget<T>,
  id: string,
  thing: string,
): Promise<T> {
  const { tableName, propertiesMap } = em.getRepository(entity).metadata;
  const alive = 'deletedAt' in propertiesMap ? sql` AND t.deleted_at IS NULL` : empty;
  const found = await firstRow(
    em,
    sql`SELECT t.id FROM ${raw(tableName)} t WHERE t.id = ${id} AND ${visible(actor, 't')}${alive} FOR UPDATE`,
  );
  if (!found) throw notFound(thing);
  return em.findOneByOrFail(entity, { id } as FindOptionsWhere<T>);
}

/**
 * Changes the record where it still stands at `version`, in one statement, and returns it as it is then. Throws 409
 * `version.stale` otherwise.
 */
export async function updateVersioned<T extends Versioned>(
  em: EntityManager,
  actor: Actor,
  entity: EntityTarget<T>,
  before: T,
  version: number,
  change: Partial<T>,
): Promise<T> {
  const { tableName, columnOf } = bound(em, entity);
  const sets = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const { databaseName, type } = columnOf(property);
      // The driver takes a list for an array of the database.
      return sql`${raw(databaseName)} = ${type === 'jsonb' && value !== null ? JSON.stringify(value) : value}`;
    });
  const updated = await firstRow(
    em,
    sql`UPDATE ${raw(tableName)} t SET ${join([...sets, sql`version = version + 1`, sql`updated_at = ${actor.now}`])}
        WHERE t.id = ${before.id} AND t.version = ${version} AND ${visible(actor, 't')} RETURNING t.id`,
  );
  if (!updated) throw stale();
  return em.findOneByOrFail(entity, { id: before.id } as FindOptionsWhere<T>);
}

function bound<T extends ObjectLiteral>(em: EntityManager, entity: EntityTarget<T>) {
  const { metadata } = em.getRepository(entity);
  return {
    tableName: metadata.tableName,
    columnOf: (property: string) => {
      const column = metadata.findColumnWithPropertyName(property);
      if (!column) throw new Error(`${metadata.name} has no column for ${property}.`);
      return column;
    },
  };
}
