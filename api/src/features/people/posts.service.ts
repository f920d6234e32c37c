import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { PostHoldingView, PostView } from '@demarche/contracts/people';
import { fold } from '@demarche/domain/fold';
import type { Actor } from '../../platform/access/actor.js';
import type { Labelled } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField, notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import type { Institution } from './institution.entity.js';
import { LastHeard } from './last-heard.service.js';
import { InstitutionsService } from './institutions.service.js';
import { Post } from './post.entity.js';
import type { CreatePostBody, PostsQuery, UpdatePostBody } from './posts.dto.js';
import { knownInstitution } from './post-expressions.js';
import { holdingsOf } from './post-view.js';
import { postById, type PostRow, postsPage } from './posts.queries.js';

/** Posts: functions in institutions, which people hold in turn. */
@Injectable()
export class PostsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly audit: AuditService,
    private readonly institutions: InstitutionsService,
    private readonly heard: LastHeard,
  ) {}

  async list(actor: Actor, query: PostsQuery): Promise<Page<PostView>> {
    if (query.attention === 'silent' && !actor.permissions.has('derived.read')) throw derivedOnly();
    const found = await rows<PostRow>(this.db, postsPage(actor, query, this.heard.of('post', actor, 'pt')));
    if (found.length === 0 && query.state) await demandStates(this.db, [query.state], 'state');
    return toPage(
      found,
      query.limit,
      (row) => [row.folded, row.id],
      (row) => row.view,
    );
  }

  /** Throws 404 `post.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<PostView> {
    const row = await firstRow<PostRow>(db, postById(actor, id, this.heard.of('post', actor, 'pt')));
    if (!row) throw notFound('post');
    return row.view;
  }

  /** Who held it over time. Throws 404 `post.not_found`. */
  async holdings(actor: Actor, id: string): Promise<PostHoldingView[]> {
    await this.one(actor, id);
    return rows<PostHoldingView>(this.db, holdingsOf(actor, id));
  }

  create(actor: Actor, body: CreatePostBody): Promise<PostView> {
    return this.transactions.run(async (em) => {
      const id = randomUUID();
      const labelled = await this.labels.create(em, actor, 'person.write', id, body);
      const institution = await this.institutionOf(em, actor, body, labelled);
      const title = titleOf(body.function, institution);
      const post = {
        id,
        institutionId: institution.id,
        function: body.function,
        title,
        folded: fold(title),
        email: body.email ?? null,
        language: body.language ?? null,
        ownerId: actor.userId,
        demo: false,
        createdAt: actor.now,
        updatedAt: actor.now,
        ...labelled,
      };
      await em.insert(Post, post);
      await this.audit.record(em, actor, {
        action: 'post.added',
        subjectKind: 'post',
        subjectId: id,
        after: post,
        labelling: post,
      });
      return this.one(actor, id, em);
    });
  }

  /** Throws 404 `post.not_found`, 409 `version.stale`. */
  update(actor: Actor, id: string, body: UpdatePostBody): Promise<PostView> {
    return this.transactions.run(async (em) => {
      const before = await lockVisible(em, actor, Post, id, 'post');
      this.labels.demandWritable(actor, 'person.write', before.effectiveLabel, true);
      const institution = await firstRow<Institution>(
        em,
        sql`SELECT name, city FROM institution WHERE id = ${before.institutionId}`,
      );
      const title = body.function && institution ? titleOf(body.function, institution) : before.title;
      const post = await updateVersioned(em, actor, Post, before, body.version, {
        function: body.function,
        title,
        folded: fold(title),
        email: body.email,
        language: body.language,
        ...(body.email !== undefined && body.email !== before.email && { bouncedOn: null, bounceReason: null }),
        ...(await this.labels.change(em, actor, 'person.write', before, body)),
      });
      await this.audit.record(em, actor, {
        action: 'post.changed',
        subjectKind: 'post',
        subjectId: id,
        before,
        after: post,
        reason: body.labelReason,
        labelling: post,
      });
      return this.one(actor, id, em);
    });
  }

  /** An institution that is new comes as closed as the post. */
  private async institutionOf(
    em: EntityManager,
    actor: Actor,
    body: CreatePostBody,
    labelling: Labelled,
  ): Promise<Institution> {
    if ((body.institutionId === undefined) === (body.institution === undefined)) {
      throw invalidField('institutionId', 'institution.one', 'Name an institution by its id, or describe a new one.');
    }
    if (body.institution) return this.institutions.findOrAdd(em, actor, body.institution, 'institution.', labelling);
    const known = await firstRow<Institution>(
      em,
      sql`SELECT i.id, i.name, i.city FROM institution i WHERE i.id = ${body.institutionId} AND ${knownInstitution(actor, 'i')}`,
    );
    if (!known) throw invalidField('institutionId', 'reference.unknown', 'There is no institution with this id.');
    return known;
  }
}

function derivedOnly(): DomainError {
  return new DomainError('forbidden', 'derived.internal', 'Who was heard of when is for internal readers.', [
    { field: 'attention', code: 'derived.internal', message: 'Choose vacant or bounced.' },
  ]);
}

/** "Disarmament counsellor, Permanent Mission of Angola, Geneva" */
function titleOf(postFunction: string, institution: Pick<Institution, 'name' | 'city'>): string {
  return [postFunction, institution.name, institution.city].filter(Boolean).join(', ');
}
