import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { canBeAnswered } from '@demarche/domain/letter-course';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { Letter } from '../letters/letter.entity.js';

/** Letters of ours that a mail may be the copy of. */
@Injectable()
export class MailLettersService {
  /** Throws 400 naming `letterId` for one that the actor may not see, as where there is none; for one that has not left. */
  async demandSent(em: EntityManager, actor: Actor, letterId: string): Promise<void> {
    const found = await firstRow(
      em,
      sql`SELECT 1 FROM letter l WHERE l.id = ${letterId} AND l.deleted_at IS NULL AND ${visible(actor, 'l')} FOR SHARE`,
    );
    if (!found) throw invalidField('letterId', 'reference.unknown', 'There is no letter with this id.');
    const letter = await em.findOneByOrFail(Letter, { id: letterId });
    if (letter.course === 'outgoing' && canBeAnswered(letter)) return;
    throw invalidField('letterId', 'letter.not_sent', 'Choose a letter of ours that has been sent.');
  }
}
