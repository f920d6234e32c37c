import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { Caveat, Label } from '@demarche/domain/labels';
import { firstRow, rows, type Runner } from '../database/query.js';
import type { Actor } from './actor.js';
import { visible } from './visible.js';

/** A table of labelled records. Its name is what the audit calls the kind of its records. */
export interface LabelledTable {
  kind: string;
  owner: 'owner_id' | 'created_by';
  softDeleted: boolean;
}

/** How a record is labelled now, and who made it. */
export interface LabelledRecord {
  effectiveLabel: Label;
  effectiveCaveats: Caveat[];
  accessLists: string[];
  ownerId: string;
}

/** Which tables hold labelled records: read from the catalogue, so that none is forgotten here. */
@Injectable()
export class LabelledTables {
  private tables: Promise<LabelledTable[]> | undefined;

  constructor(private readonly db: DataSource) {}

  all(db: Runner = this.db): Promise<LabelledTable[]> {
    this.tables ??= rows<LabelledTable>(db, CATALOGUE).catch((error: unknown) => {
      this.tables = undefined;
      throw error;
    });
    return this.tables;
  }

  /** The kinds under which a record with this id stands and is visible to the actor now: one, or none. */
  async visibleKinds(actor: Actor, id: string): Promise<string[]> {
    const found: string[] = [];
    for (const { kind, softDeleted } of await this.all()) {
      const row = await firstRow(
        this.db,
        sql`SELECT 1 FROM ${raw(kind)} t WHERE t.id = ${id} AND ${present(softDeleted)} AND ${visible(actor, 't')}`,
      );
      if (row) found.push(kind);
    }
    return found;
  }

  /** The labelling of a record of this kind, for checks that stand above labels: break-glass. Undefined where there is none. */
  async find(db: Runner, kind: string, id: string): Promise<LabelledRecord | undefined> {
    const table = (await this.all(db)).find((one) => one.kind === kind);
    if (!table) return undefined;
    return firstRow<LabelledRecord>(
      db,
      sql`SELECT t.effective_label AS "effectiveLabel", t.effective_caveats AS "effectiveCaveats", t.access_lists AS "accessLists", ${raw(`t.${table.owner}`)} AS "ownerId"
          FROM ${raw(kind)} t WHERE t.id = ${id} AND ${present(table.softDeleted)}`,
    );
  }

  /** The labelling columns of every labelled record whose id meets `where` (which names it `t.id`), as one statement. */
  async labelling(where: Sql): Promise<Sql> {
    const tables = await this.all();
    if (tables.length === 0)
      return sql`SELECT NULL::uuid AS id, NULL::text AS kind, NULL::text AS effective_label, NULL::text[] AS effective_caveats,
        NULL::uuid[] AS access_lists WHERE FALSE`;
    return join(
      tables.map(
        ({ kind }) => sql`SELECT t.id, ${kind}::text AS kind, t.effective_label, t.effective_caveats, t.access_lists
          FROM ${raw(kind)} t WHERE ${where}`,
      ),
      ' UNION ALL ',
    );
  }
}

const present = (softDeleted: boolean): Sql => (softDeleted ? sql`t.deleted_at IS NULL` : sql`TRUE`);

// A label of its own marks the records themselves; indexes over them and the audit carry the effective one alone.
const CATALOGUE = sql`
  SELECT c.relname AS kind, bool_or(a.attname = 'deleted_at') AS "softDeleted",
    CASE WHEN bool_or(a.attname = 'owner_id') THEN 'owner_id' ELSE 'created_by' END AS owner
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
  GROUP BY c.relname
  HAVING array_agg(a.attname::text) @> ARRAY['id', 'label', 'effective_label', 'effective_caveats', 'access_lists']
  ORDER BY c.relname`;
