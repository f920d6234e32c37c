import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { type PeriodInPost, unitePeriods } from '@demarche/domain/person-merge';
import type { Actor } from '../../../platform/access/actor.js';
import { rows } from '../../../platform/database/query.js';

/** Times in a post that became one: which were widened, and the rows they absorbed. */
export interface HoldingsUnited {
  widened: { id: string; before: Period; after: Period }[];
  absorbed: object[];
}
type Period = Pick<PeriodInPost, 'from' | 'to'>;

/** Nobody holds a post twice at a time: where both people held one, their times in it become one. */
@Injectable()
export class HoldingUnionsService {
  async unite(em: EntityManager, actor: Actor, keep: string, gone: string): Promise<HoldingsUnited> {
    const [kept, other] = [await this.of(em, keep), await this.of(em, gone)];
    const { widened, absorbed } = unitePeriods(kept, other);
    const taken = await rows<{ row: object }>(
      em,
      sql`DELETE FROM post_holding h WHERE h.id = ANY(${absorbed}::uuid[]) RETURNING to_jsonb(h) AS row`,
    );
    const changes = widened.map(({ id, from, to }) => {
      const { from: was, to: until } = kept.find((period) => period.id === id) ?? { from, to };
      return { id, before: { from: was, to: until }, after: { from, to } };
    });
    for (const { id, before, after } of changes) await this.move(em, actor, id, before, after);
    return { widened: changes, absorbed: taken.map(({ row }) => row) };
  }

  /** A time that was changed since stays as it is now. */
  async separate(em: EntityManager, actor: Actor, { widened, absorbed }: HoldingsUnited): Promise<void> {
    for (const { id, before, after } of widened) await this.move(em, actor, id, after, before);
    await rows(
      em,
      sql`INSERT INTO post_holding
          SELECT r.* FROM jsonb_populate_recordset(NULL::post_holding, ${JSON.stringify(absorbed)}::jsonb) r
          ON CONFLICT DO NOTHING`,
    );
  }

  private of(em: EntityManager, person: string): Promise<PeriodInPost[]> {
    return rows<PeriodInPost>(
      em,
      sql`SELECT id, post_id AS "postId", from_on AS from, to_on AS to FROM post_holding WHERE person_id = ${person}
          ORDER BY from_on, id FOR UPDATE`,
    );
  }

  private async move(em: EntityManager, actor: Actor, id: string, from: Period, to: Period): Promise<void> {
    const set = join([sql`from_on = ${to.from}`, sql`to_on = ${to.to}`, sql`updated_at = ${actor.now}`], ', ');
    await rows(em, sql`UPDATE post_holding SET ${set}, version = version + 1 WHERE id = ${id} AND ${stands(from)}`);
  }
}

const stands = ({ from, to }: Period): Sql => sql`from_on = ${from}::date AND to_on IS NOT DISTINCT FROM ${to}::date`;
