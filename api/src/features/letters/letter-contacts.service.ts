import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { EngagementKind } from '@demarche/domain/engagement';
import type { LetterForm } from '@demarche/domain/letter-document';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { visible } from '../../platform/access/visible.js';
import { rows } from '../../platform/database/query.js';
import { EngagementRecordsService } from '../engagements/engagement-records.service.js';
import type { Letter } from './letter.entity.js';

const FORM_NAMES: Record<LetterForm, string> = {
  note_verbale: 'Note verbale',
  letter: 'Letter',
  aide_memoire: 'Aide-memoire',
  non_paper: 'Non-paper',
  email: 'E-mail',
};

/** A letter that was sent or received is a contact with its State. */
@Injectable()
export class LetterContactsService {
  constructor(private readonly engagements: EngagementRecordsService) {}

  /** Makes the contact and returns the letter as it knows it. */
  async make(em: EntityManager, actor: Actor, letter: Letter): Promise<Letter> {
    const engagementId = randomUUID();
    await this.engagements.make(
      em,
      actor,
      { kind: 'letter', id: letter.id, labelling: effectiveOf(letter) },
      {
        id: engagementId,
        treaty: letter.treaty,
        kind: kindOf(letter),
        on: letter.on,
        title: titleOf(letter),
        officeId: letter.officeId,
        states: letter.state ? [letter.state] : [],
        people: await this.met(em, actor, letter),
        demo: letter.demo,
      },
    );
    await rows(em, sql`UPDATE letter SET engagement_id = ${engagementId} WHERE id = ${letter.id}`);
    return { ...letter, engagementId };
  }

  /** The person it went to, where the actor may see them: who was met is not told by who may not know of it. */
  private met(em: EntityManager, actor: Actor, { personId, postId }: Letter) {
    return rows<{ personId: string; postId: string | null }>(
      em,
      sql`SELECT p.id AS "personId", pt.id AS "postId" FROM person p
            LEFT JOIN post pt ON pt.id = ${postId} AND ${visible(actor, 'pt')}
          WHERE p.id = ${personId} AND ${visible(actor, 'p')}`,
    );
  }

  async takeBack(em: EntityManager, actor: Actor, letter: Letter): Promise<void> {
    if (letter.engagementId) await this.engagements.takeBack(em, actor, letter.engagementId);
  }
}

function kindOf({ form, origin }: Letter): EngagementKind {
  if (origin === 'depositary') return 'depositary_letter';
  return form === 'email' ? 'email' : 'letter';
}

/** "Note verbale sent: Signature and ratification". No reference: it names the office, and that may be masked. */
function titleOf({ form, course, subject, subjectRead }: Letter): string {
  const what = `${FORM_NAMES[form]} ${course === 'outgoing' ? 'sent' : 'received'}`;
  return [what, subjectRead ?? subject].filter(Boolean).join(': ').slice(0, 300);
}
