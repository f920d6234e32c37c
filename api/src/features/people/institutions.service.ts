import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { CreateInstitutionRequest, InstitutionView } from '@demarche/contracts/people';
import { fold } from '@demarche/domain/fold';
import type { Actor } from '../../platform/access/actor.js';
import { AuditService, type EntryLabelling } from '../../platform/audit/audit.service.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import { Institution } from './institution.entity.js';
import { institutionById, type InstitutionRow, institutionsPage, sameInstitution } from './institutions.queries.js';
import type { InstitutionsQuery } from './posts.dto.js';

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

  /** Throws 404 `institution.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<InstitutionView> {
    const row = await firstRow<InstitutionRow>(db, institutionById(actor, id.toLowerCase()));
    if (!row) throw notFound('institution');
    return row.view;
  }

  /** Names it for its own sake: it stands in everybody's list from here on, whatever posts it has. */
  create(actor: Actor, body: CreateInstitutionRequest): Promise<InstitutionView> {
    return this.transactions.run(async (em) => {
      const { id } = await this.findOrAdd(em, actor, body, '');
      return this.one(actor, id, em);
    });
  }

  /**
   * The institution of this name, kind, State and city; made where there is none yet. To who may not know of it one that
   * stands already looks as if they had made it.
   * @param post the labelling of the post it comes with; without one it is named for its own sake
   */
  async findOrAdd(
    em: EntityManager,
    actor: Actor,
    body: CreateInstitutionRequest,
    field: string,
    post?: EntryLabelling,
  ): Promise<Institution> {
    if (body.state) await demandStates(em, [body.state], `${field}state`);
    const institution = described(actor, body, post === undefined);
    const query = em.createQueryBuilder().insert().into(Institution).values(institution).orIgnore().returning('id');
    const added = await query.execute();
    if ((added.raw as unknown[]).length > 0) {
      await this.record(em, actor, 'institution.added', institution, post);
      return em.findOneByOrFail(Institution, { id: institution.id });
    }
    const found = await firstRow<{ id: string; known: boolean; listed: boolean }>(
      em,
      sameInstitution(actor, institution),
    );
    if (!found) throw new Error(`The institution ${institution.name} was there and is not.`);
    const change = {
      ...(!found.known && { name: institution.name, city: institution.city }),
      ...(!found.listed && institution.listed && { listed: true }),
    };
    if (Object.keys(change).length > 0) {
      await em.update(Institution, { id: found.id }, { ...change, updatedAt: actor.now });
      await this.record(em, actor, 'institution.changed', { id: found.id, ...change }, post);
    }
    return em.findOneByOrFail(Institution, { id: found.id });
  }

  private record(
    em: EntityManager,
    actor: Actor,
    action: string,
    after: { id: string },
    labelling: EntryLabelling | undefined,
  ): Promise<void> {
    return this.audit.record(em, actor, { action, subjectKind: 'institution', subjectId: after.id, after, labelling });
  }
}

function described(actor: Actor, body: CreateInstitutionRequest, listed: boolean): Omit<Institution, 'version'> {
  const city = body.city ?? null;
  return {
    id: randomUUID(),
    kind: body.kind,
    name: body.name,
    folded: fold(body.name),
    city,
    cityFolded: city === null ? null : fold(city),
    iso3: body.state ?? null,
    listed,
    demo: false,
    createdAt: actor.now,
    updatedAt: actor.now,
  };
}
