import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { demandKnown } from '../../platform/database/known-ids.js';
import { firstRow } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { knownPeople } from '../people/known-people.js';
import { heldOn } from '../people/post-expressions.js';
import { demandStates } from '../states/known-states.js';
import type { Letter } from './letter.entity.js';

export interface GivenParties {
  state?: string | null;
  postId?: string | null;
  personId?: string | null;
  signatoryId?: string | null;
}
export type LetterParties = Pick<Letter, 'state' | 'postId' | 'personId' | 'signatoryId'>;

/** Who a letter goes to or comes from, and who signs it: checked, and filled in from the post. */
@Injectable()
export class LetterPartiesService {
  /**
   * What is not said follows from the post: its State, and who holds it on the day. Throws 400 naming what there is not, or
   * not for this actor, and a State that is not the post's.
   */
  async resolve(em: EntityManager, actor: Actor, given: GivenParties, on: IsoDate): Promise<LetterParties> {
    const postId = given.postId?.toLowerCase() ?? null;
    const signatoryId = given.signatoryId?.toLowerCase() ?? null;
    await demandKnown(em, 'post', [postId], () => 'postId', visible(actor, 't'));
    const named = given.personId ? [given.personId.toLowerCase()] : [];
    const [personId = null] = await knownPeople(em, actor, named, () => 'personId');
    await demandKnown(em, 'app_user', [signatoryId], () => 'signatoryId', sql`t.active`);
    if (given.state) await demandStates(em, [given.state], 'state');
    const ofPost = postId ? await this.stateOf(em, postId) : null;
    if (given.state && ofPost && given.state !== ofPost) {
      throw invalidField('state', 'letter.other_state', `This post is of another State: ${ofPost}.`);
    }
    return {
      state: given.state ?? ofPost,
      postId,
      personId:
        personId ?? (postId && given.personId === undefined ? await this.holderOf(em, actor, postId, on) : null),
      signatoryId,
    };
  }

  private async stateOf(em: EntityManager, postId: string): Promise<string | null> {
    const found = await firstRow<{ iso3: string | null }>(
      em,
      sql`SELECT i.iso3 FROM post pt JOIN institution i ON i.id = pt.institution_id WHERE pt.id = ${postId}`,
    );
    return found?.iso3 ?? null;
  }

  private async holderOf(em: EntityManager, actor: Actor, postId: string, on: IsoDate): Promise<string | null> {
    const found = await firstRow<{ id: string }>(
      em,
      sql`SELECT p.id FROM post_holding h JOIN person p ON p.id = h.person_id AND ${visible(actor, 'p')}
          WHERE h.post_id = ${postId} AND ${heldOn('h', on)} ORDER BY h.from_on DESC, h.id LIMIT 1`,
    );
    return found?.id ?? null;
  }
}
