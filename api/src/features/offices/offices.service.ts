import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { OfficeView, UpdateOfficeRequest } from '@demarche/contracts/offices';
import type { OfficeKind } from '@demarche/domain/office';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, notFound, stale } from '../../platform/domain-error.js';
import { decodeCursor, isUuid, toPage } from '../../platform/paging.js';
import { officeById, type OfficeRow, officesPage } from './offices.queries.js';

const isName = (part: string): boolean => part.length > 0 && part.length <= 400;

@Injectable()
export class OfficesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor, query: { treaty?: string; after?: string; limit: number }): Promise<Page<OfficeView>> {
    const after = query.after === undefined ? undefined : decodeCursor(query.after, [isName, isUuid]);
    const found = await rows<OfficeRow>(this.db, officesPage(todayOf(actor), query.treaty, after, query.limit));
    return toPage(
      found,
      query.limit,
      (row) => [row.name, row.id],
      (row) => row,
    );
  }

  /** Throws 409 `office.name_taken`. */
  create(actor: Actor, input: { kind: OfficeKind; name: string; shortName: string }): Promise<OfficeView> {
    return this.transactions.run(async (em) => {
      await demandFreeName(em, input.name, null);
      const id = randomUUID();
      await rows(
        em,
        sql`INSERT INTO office (id, kind, name, short_name, created_at, updated_at)
            VALUES (${id}, ${input.kind}, ${input.name}, ${input.shortName}, ${actor.now}, ${actor.now})`,
      );
      await this.audit.record(em, actor, {
        action: 'office.created',
        subjectKind: 'office',
        subjectId: id,
        after: input,
      });
      return officeOr404(em, actor, id);
    });
  }

  /** Throws 404, 409 `version.stale`, 409 `office.name_taken`. */
  update(actor: Actor, id: string, change: UpdateOfficeRequest): Promise<OfficeView> {
    return this.transactions.run(async (em) => {
      const before = await officeOr404(em, actor, id);
      if (change.name !== undefined) await demandFreeName(em, change.name, id);
      const written = await firstRow(
        em,
        sql`WITH written AS (
            UPDATE office SET name = ${change.name ?? before.name}, short_name = ${change.shortName ?? before.shortName},
              version = version + 1, updated_at = ${actor.now}
            WHERE id = ${id} AND version = ${change.version} RETURNING id)
          SELECT id FROM written`,
      );
      if (!written) throw stale();
      const after = await officeOr404(em, actor, id);
      await this.audit.record(em, actor, {
        action: 'office.changed',
        subjectKind: 'office',
        subjectId: id,
        before: { name: before.name, shortName: before.shortName },
        after: { name: after.name, shortName: after.shortName },
      });
      return after;
    });
  }
}

/** The calendar day of the request, in UTC: mandates are counted by it. */
export function todayOf(actor: Pick<Actor, 'now'>): string {
  return actor.now.toISOString().slice(0, 10);
}

export async function officeOr404(em: EntityManager, actor: Actor, id: string): Promise<OfficeRow> {
  const office = await firstRow<OfficeRow>(em, officeById(todayOf(actor), id));
  if (!office) throw notFound('office');
  return office;
}

async function demandFreeName(em: EntityManager, name: string, exceptId: string | null): Promise<void> {
  const other = await firstRow(
    em,
    sql`SELECT 1 FROM office WHERE lower(name) = lower(${name}) AND id IS DISTINCT FROM ${exceptId}::uuid`,
  );
  if (!other) return;
  const message = 'Another office has this name.';
  throw new DomainError('conflict', 'office.name_taken', message, [
    { field: 'name', code: 'office.name_taken', message },
  ]);
}
