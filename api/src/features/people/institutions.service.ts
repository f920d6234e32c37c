import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { CreateInstitutionRequest, InstitutionView } from '@demarche/contracts/people';
import { fold } from '@demarche/domain/fold';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import { Institution } from './institution.entity.js';
import type { InstitutionsQuery } from './posts.dto.js';
import { institutionsPage, type InstitutionRow } from './posts.queries.js';

/** Institutions: each stands once, however often it is written. */
@Injectable()
export class InstitutionsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor, query: InstitutionsQuery): Promise<Page<InstitutionView>> {
    const found = await rows<InstitutionRow>(this.db, institutionsPage(actor, query));
    if (found.length === 0 && query.state) await demandStates(this.db, [query.state], 'state');
    return toPage(
      found,
      query.limit,
      (row) => [row.folded, row.id],
      (row) => row.view,
    );
  }

  create(actor: Actor, body: CreateInstitutionRequest): Promise<InstitutionView> {
    return this.transactions.run(async (em) => {
      const { id, name, kind, city, iso3 } = await this.findOrAdd(em, actor, body, '');
      const state = iso3
        ? await firstRow<{ iso3: string; name: string }>(em, sql`SELECT iso3, name FROM state WHERE iso3 = ${iso3}`)
        : undefined;
      return { id, name, kind, city, state: state ?? null };
    });
  }

  /** The institution of this name, kind, State and city; made where there is none yet. */
  async findOrAdd(
    em: EntityManager,
    actor: Actor,
    body: CreateInstitutionRequest,
    field: string,
  ): Promise<Institution> {
    const [iso3, city] = [body.state ?? null, body.city ?? null];
    if (iso3) await demandStates(em, [iso3], `${field}state`);
    const institution = {
      id: randomUUID(),
      kind: body.kind,
      name: body.name,
      folded: fold(body.name),
      city,
      cityFolded: city === null ? null : fold(city),
      iso3,
      demo: false,
      createdAt: actor.now,
      updatedAt: actor.now,
    };
    const added = await em
      .createQueryBuilder()
      .insert()
      .into(Institution)
      .values(institution)
      .orIgnore()
      .returning('id')
      .execute();
    const made = (added.raw as unknown[]).length > 0;
    if (made) {
      await this.audit.record(em, actor, {
        action: 'institution.added',
        subjectKind: 'institution',
        subjectId: institution.id,
        after: institution,
      });
    }
    const { folded, kind, cityFolded } = institution;
    const found = await firstRow<{ id: string }>(
      em,
      sql`SELECT id FROM institution WHERE folded = ${folded} AND kind = ${kind} AND iso3 IS NOT DISTINCT FROM ${iso3}
          AND city_folded IS NOT DISTINCT FROM ${cityFolded}`,
    );
    return em.findOneByOrFail(Institution, { id: found?.id ?? institution.id });
  }
}
