import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { PostView } from '@demarche/contracts/people';
import { addDays, type IsoDate } from '@demarche/domain/dates';
import { effectiveLabelling } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { LabelsService } from '../../platform/access/labels.js';
import { lockVisible, updateVersioned } from '../../platform/access/versioned.js';
import { visible } from '../../platform/access/visible.js';
import { AuditService, entryLabelling } from '../../platform/audit/audit.service.js';
import { rows } from '../../platform/database/query.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { HoldingsService } from './holdings.service.js';
import { PeopleService } from './people.service.js';
import { Post } from './post.entity.js';
import type { SuccessionBody } from './posts.dto.js';
import { PostsService } from './posts.service.js';

/** The change of the holder of a post, in one act. */
@Injectable()
export class SuccessionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly people: PeopleService,
    private readonly holdings: HoldingsService,
    private readonly posts: PostsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Whoever holds it until now holds it until the day before, and who comes after from that day on: somebody known, somebody
   * new, or nobody yet. Throws 409 `version.stale`, and `holding.later` where somebody began on that day or after.
   */
  hold(actor: Actor, id: string, body: SuccessionBody): Promise<PostView> {
    return this.transactions.run(async (em) => {
      if (body.personId && body.person) throw invalidField('personId', 'person.one', 'Name one person, or a new one.');
      const post = await lockVisible(em, actor, Post, id, 'post');
      this.labels.demandWritable(actor, 'person.write', post.effectiveLabel, true);
      const after = await updateVersioned(em, actor, Post, post, body.version, {});
      await this.end(em, actor, id, body.from);
      const holder = await this.holder(em, actor, body);
      if (holder) {
        const person = await this.people.lock(em, actor, holder);
        await this.holdings.add(em, actor, person, { postId: id, from: body.from });
      }
      await this.audit.record(em, actor, {
        action: 'post.handed_over',
        subjectKind: 'post',
        subjectId: id,
        before: post,
        after: { ...after, from: body.from },
        labelling: entryLabelling(effectiveLabelling(effectiveOf(after), [])),
      });
      return this.posts.one(actor, id, em);
    });
  }

  private async holder(em: EntityManager, actor: Actor, { personId, person }: SuccessionBody): Promise<string | null> {
    if (person) return (await this.people.createIn(em, actor, person, 'person.')).id;
    return personId?.toLowerCase() ?? null;
  }

  /** Ends the time of everybody the actor sees in the post. */
  private async end(em: EntityManager, actor: Actor, postId: string, from: IsoDate): Promise<void> {
    const held = await rows<{ id: string; personId: string; from: IsoDate; version: number }>(
      em,
      sql`SELECT h.id, h.person_id AS "personId", h.from_on AS from, h.version
          FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
          WHERE h.post_id = ${postId} AND (h.to_on IS NULL OR h.to_on >= ${from}::date) ORDER BY h.person_id, h.id`,
    );
    const later = held.find((holding) => holding.from >= from);
    if (later) {
      throw new DomainError('conflict', 'holding.later', `Somebody holds this post from ${later.from} on.`, [
        { field: 'from', code: 'holding.later', message: `Choose a day after ${later.from}.` },
      ]);
    }
    for (const { id, personId, version } of held) {
      const person = await this.people.lock(em, actor, personId);
      await this.holdings.update(em, actor, person, id, { version, to: addDays(from, -1) });
    }
  }
}
