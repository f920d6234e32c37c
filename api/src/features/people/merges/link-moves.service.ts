import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { rows } from '../../../platform/database/query.js';
import { type PersonLink, PersonLinks } from './person-links.service.js';

/** By `table.column`: the keys of rows that were led over, and rows put away because the kept person stood there too. */
export type LinksLed = Record<string, { moved: string[]; putAway: object[] }>;

/**
 * Leads links from one person to another and back. All of them, seen by the actor or not: what leads to a record that is no
 * more would be lost. Nothing of them is shown.
 */
@Injectable()
export class LinkMovesService {
  constructor(private readonly links: PersonLinks) {}

  async lead(em: EntityManager, gone: string, keep: string): Promise<LinksLed> {
    const led: LinksLed = {};
    for (const link of this.links.all()) {
      const putAway = link.once ? await this.putAway(em, link, gone, keep) : [];
      const { table, column, key, here } = wordsOf(link);
      const moved = await rows<{ key: string }>(
        em,
        sql`UPDATE ${table} t SET ${column} = ${keep} WHERE t.${column} = ${gone} AND ${here} RETURNING t.${key} AS key`,
      );
      if (moved.length + putAway.length > 0) {
        led[nameOf(link)] = { moved: moved.map((row) => row.key), putAway };
      }
    }
    return led;
  }

  /** What was led over comes back where it still leads to the kept person; what was put away, where they still stand. */
  async leadBack(em: EntityManager, keep: string, gone: string, led: LinksLed): Promise<void> {
    for (const link of this.links.all()) {
      const { moved, putAway } = led[nameOf(link)] ?? { moved: [], putAway: [] };
      const { table, column, key, here } = wordsOf(link);
      if (moved.length > 0) {
        await rows(
          em,
          sql`UPDATE ${table} t SET ${column} = ${gone}
              WHERE t.${column} = ${keep} AND t.${key} = ANY(${moved}::uuid[]) AND ${here}`,
        );
      }
      if (putAway.length > 0) {
        await rows(
          em,
          sql`INSERT INTO ${table} SELECT r.* FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(putAway)}::jsonb) r
              WHERE EXISTS (SELECT FROM ${table} t WHERE t.${key} = r.${key} AND t.${column} = ${keep})
              ON CONFLICT DO NOTHING`,
        );
      }
    }
  }

  private async putAway(em: EntityManager, link: PersonLink, gone: string, keep: string): Promise<object[]> {
    const { table, column, key, here } = wordsOf(link);
    const found = await rows<{ row: object }>(
      em,
      sql`DELETE FROM ${table} t WHERE t.${column} = ${gone} AND ${here}
            AND EXISTS (SELECT FROM ${table} k WHERE k.${key} = t.${key} AND k.${column} = ${keep})
          RETURNING to_jsonb(t) AS row`,
    );
    return found.map(({ row }) => row);
  }
}

const nameOf = ({ table, column }: PersonLink): string => `${table}.${column}`;

/** The link's names as parts of a statement: ours, not a client's. */
function wordsOf({ table, column, key, where = 'TRUE' }: PersonLink): Record<'table' | 'column' | 'key' | 'here', Sql> {
  return { table: raw(table), column: raw(column), key: raw(key), here: raw(`(${where})`) };
}
