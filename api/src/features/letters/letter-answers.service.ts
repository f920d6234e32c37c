import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import { canBeAnswered, type LetterCourse } from '@demarche/domain/letter-course';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow } from '../../platform/database/query.js';
import { invalidField } from '../../platform/domain-error.js';
import { LetterClockService } from './letter-clock.service.js';
import { LetterWritesService } from './letter-writes.service.js';
import { Letter } from './letter.entity.js';

/** What a letter answers: found, checked, and moved when the answer comes. */
@Injectable()
export class LetterAnswersService {
  constructor(
    private readonly writes: LetterWritesService,
    private readonly clock: LetterClockService,
  ) {}

  /**
   * The letter that one of this course answers, locked; null where none is named. Throws 400 naming `answersId` for one that
   * the actor may not see, as where there is none; for one that goes the same way, or has not left yet.
   */
  async find(
    em: EntityManager,
    actor: Actor,
    answersId: string | null | undefined,
    course: LetterCourse,
  ): Promise<Letter | null> {
    if (!answersId) return null;
    const found = await firstRow(
      em,
      sql`SELECT 1 FROM letter l WHERE l.id = ${answersId} AND l.deleted_at IS NULL AND ${visible(actor, 'l')} FOR UPDATE`,
    );
    if (!found) throw invalidField('answersId', 'reference.unknown', 'There is no letter with this id.');
    const letter = await em.findOneByOrFail(Letter, { id: answersId });
    if (letter.course === course) {
      throw invalidField('answersId', 'letter.same_course', 'A letter answers one that went the other way.');
    }
    if (!canBeAnswered(letter)) {
      throw invalidField(
        'answersId',
        'letter.not_sent',
        'This letter has not been sent: there is nothing to answer yet.',
      );
    }
    return letter;
  }

  /** Throws 400 naming `field` where the answer is older than the letter. */
  demandLater(letter: Letter | null, on: IsoDate, field: string): void {
    const sentOn = letter?.sentOn ?? letter?.receivedOn;
    if (!sentOn || on >= sentOn) return;
    throw invalidField(
      field,
      'letter.before_its_letter',
      `The letter that it answers is of ${sentOn}: choose a day from then on.`,
    );
  }

  /** The answer came: the letter is replied to and its clock stops. A second answer changes nothing. */
  async arrive(em: EntityManager, actor: Actor, letter: Letter | null, answer: Letter): Promise<void> {
    if (!letter || letter.status === 'replied') return;
    await this.clock.stop(em, actor, letter);
    await this.writes.markReplied(em, actor, letter, answer);
  }

  /** The answer was void: the letter waits again. */
  async takeBack(em: EntityManager, actor: Actor, answer: Letter): Promise<void> {
    if (!answer.answersId) return;
    const letter = await em.findOneByOrFail(Letter, { id: answer.answersId });
    if (letter.repliedBy !== answer.id) return;
    await this.clock.set(em, actor, await this.writes.unmarkReplied(em, actor, letter, answer));
  }
}
