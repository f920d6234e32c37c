import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import { effectiveLabelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { visible } from '../../platform/access/visible.js';
import { AuditService, type EntryLabelling, entryLabelling } from '../../platform/audit/audit.service.js';
import { violatedConstraint } from '../../platform/database/constraint.js';
import { firstRow } from '../../platform/database/query.js';
import { DomainError, invalidField, notFound, stale } from '../../platform/domain-error.js';
import type { CreateHoldingBody, UpdateHoldingBody } from './people.dto.js';
import type { Person } from './person.entity.js';
import { Post } from './post.entity.js';
import { PostHolding } from './post-holding.entity.js';

type LabelledPerson = Pick<Person, 'id' | 'effectiveLabel' | 'effectiveCaveats' | 'accessLists'>;

/** Who held which post from when to when. Whoever may change the person may change what they held. */
@Injectable()
export class HoldingsService {
  constructor(private readonly audit: AuditService) {}

  /** `field` is what stands before the names of the body's fields in a problem. */
  async add(
    em: EntityManager,
    actor: Actor,
    person: LabelledPerson,
    body: CreateHoldingBody,
    field = '',
  ): Promise<void> {
    demandOrder(body.from, body.to ?? null, field);
    const postId = body.postId.toLowerCase();
    if (!(await firstRow(em, sql`SELECT 1 FROM post pt WHERE pt.id = ${postId} AND ${visible(actor, 'pt')}`))) {
      throw invalidField(`${field}postId`, 'reference.unknown', 'There is no post with this id.');
    }
    const holding = {
      id: randomUUID(),
      personId: person.id,
      postId,
      from: body.from,
      to: body.to ?? null,
      createdBy: actor.userId,
      createdAt: actor.now,
      updatedAt: actor.now,
    };
    await em.insert(PostHolding, holding).catch(refuseOverlap);
    await this.audit.record(em, actor, {
      action: 'holding.added',
      subjectKind: 'person',
      subjectId: person.id,
      after: holding,
      labelling: await this.ofBoth(em, person, holding.postId),
    });
  }

  /** Throws 404 `holding.not_found` where the person holds no such post that the actor may see, 409 `version.stale`. */
  async update(
    em: EntityManager,
    actor: Actor,
    person: LabelledPerson,
    id: string,
    body: UpdateHoldingBody,
  ): Promise<void> {
    const found = await firstRow(
      em,
      sql`SELECT h.id FROM post_holding h JOIN post pt ON pt.id = h.post_id AND ${visible(actor, 'pt')}
          WHERE h.id = ${id} AND h.person_id = ${person.id} FOR UPDATE OF h`,
    );
    if (!found) throw notFound('holding');
    const before = await em.findOneByOrFail(PostHolding, { id });
    if (before.version !== body.version) throw stale();
    const [from, to] = [body.from ?? before.from, body.to === undefined ? before.to : body.to];
    demandOrder(from, to, '');
    await em.update(PostHolding, { id }, { from, to, updatedAt: actor.now }).catch(refuseOverlap);
    await this.audit.record(em, actor, {
      action: 'holding.changed',
      subjectKind: 'person',
      subjectId: person.id,
      before,
      after: await em.findOneByOrFail(PostHolding, { id }),
      labelling: await this.ofBoth(em, person, before.postId),
    });
  }

  /** Who held what is as closed as the closer of the two: an entry names both. */
  private async ofBoth(em: EntityManager, person: LabelledPerson, postId: string): Promise<EntryLabelling> {
    const post = await em.findOneByOrFail(Post, { id: postId });
    return entryLabelling(effectiveLabelling(effectiveOf(person), [effectiveOf(post)]));
  }
}

function demandOrder(from: IsoDate, to: IsoDate | null, field: string): void {
  if (to !== null && to < from) {
    throw invalidField(`${field}to`, 'period.reversed', 'The last day must not lie before the first.');
  }
}

function refuseOverlap(error: unknown): never {
  if (violatedConstraint(error) !== 'ex_post_holding') throw error;
  throw new DomainError('conflict', 'holding.overlaps', 'This person holds this post already in a part of that time.', [
    { field: 'from', code: 'holding.overlaps', message: 'Overlaps with another period in the same post.' },
  ]);
}
