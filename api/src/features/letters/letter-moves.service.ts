import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import { type LetterStep, stepsOf, statusAfter } from '@demarche/domain/letter-course';
import { gapsOf } from '@demarche/domain/letter-document';
import type { LetterFacts } from '@demarche/domain/letter-values';
import type { Actor } from '../../platform/access/actor.js';
import { DomainError, invalidField } from '../../platform/domain-error.js';
import { todayOf } from '../people/post-expressions.js';
import { LetterAnswersService } from './letter-answers.service.js';
import type { LetterStepBody } from './letter-bodies.dto.js';
import { LetterClockService } from './letter-clock.service.js';
import { documentOf, subjectOf } from './letter-composer.service.js';
import { LetterContactsService } from './letter-contacts.service.js';
import { demandPast } from './letter-days.js';
import { LetterFactsService } from './letter-facts.service.js';
import { LetterSeriesService, type NumberTaken } from './letter-series.service.js';
import { LetterWritesService } from './letter-writes.service.js';
import { Letter } from './letter.entity.js';

export type Move = Exclude<LetterStep, 'discard'>;

/** What clearing needs and who clears many together has read before: what the register knows, and the number. */
export interface Prepared {
  facts: LetterFacts;
  numbered: NumberTaken;
}

/** What a step writes into the letter, besides where it stands then. */
type Change = (
  em: EntityManager,
  letter: Letter,
  on: IsoDate,
  body: LetterStepBody,
  prepared?: Prepared,
) => Promise<Partial<Letter>>;

/** One step of one letter that is locked, with what follows from it. All in the caller's transaction. */
@Injectable()
export class LetterMovesService {
  constructor(
    private readonly writes: LetterWritesService,
    private readonly series: LetterSeriesService,
    private readonly facts: LetterFactsService,
    private readonly contacts: LetterContactsService,
    private readonly answers: LetterAnswersService,
    private readonly clock: LetterClockService,
  ) {}

  /**
   * Throws 409 `version.stale`, 409 `letter.step` where it does not stand so that the step can be taken, 409 `letter.gaps`
   * where something is still to be filled in before it is cleared.
   */
  async move(
    em: EntityManager,
    actor: Actor,
    before: Letter,
    step: Move,
    body: LetterStepBody,
    prepared?: Prepared,
  ): Promise<Letter> {
    const status = demandStep(before, step);
    const on = dayOf(actor, before, body);
    const change = await this.changes[step](em, before, on, body, prepared);
    const written = { ...change, status };
    const letter = await this.writes.change(em, actor, before, body.version, ACTIONS[step], written, body.reason);
    await this.follow(em, actor, step, letter);
    return letter;
  }

  private readonly changes: Record<Move, Change> = {
    clear: async (em, letter, on, _body, prepared) => {
      demandParties(letter);
      // What the register knows is read first: all other letters of the series wait from the moment a number is taken.
      const facts = prepared?.facts ?? (await this.facts.of(em, letter, on));
      const { series, number, ourRef } =
        letter.number === null ? (prepared?.numbered ?? (await this.series.next(em, letter, on))) : letter;
      const known = { ...facts, reference: ourRef };
      const document = documentOf(letter, known);
      demandNoGaps(document);
      return { series, number, ourRef, document, subjectRead: subjectOf(letter, known), clearedOn: on, on };
    },
    revise: () => Promise.resolve({ document: null, subjectRead: null, clearedOn: null, signedOn: null }),
    sign: (_em, _letter, on) => Promise.resolve({ signedOn: on }),
    send: (_em, _letter, on, { channel }) => Promise.resolve({ sentOn: on, on, channel: channel ?? null }),
    acknowledge: (_em, _letter, on) => Promise.resolve({ acknowledgedOn: on }),
    chase: (_em, letter, on) => Promise.resolve({ chasedOn: on, chases: letter.chases + 1 }),
    close: (_em, _letter, on) => Promise.resolve({ closedOn: on }),
    reopen: () => Promise.resolve({ closedOn: null }),
    void: (_em, _letter, _on, { reason }) => {
      if (!reason?.trim()) throw invalidField('reason', 'letter.reason_required', 'Say why this letter is void.');
      return Promise.resolve({ voidReason: reason.trim() });
    },
  };

  /** What a step causes: the contact, the clock, and what becomes of the letter that this one answers. */
  private async follow(em: EntityManager, actor: Actor, step: LetterStep, letter: Letter): Promise<void> {
    if (step === 'send') return this.leave(em, actor, letter);
    if (step === 'chase' || step === 'close' || step === 'reopen') return this.clock.set(em, actor, letter);
    if (step !== 'void') return;
    await this.clock.stop(em, actor, letter);
    await this.contacts.takeBack(em, actor, letter);
    await this.answers.takeBack(em, actor, letter);
  }

  private async leave(em: EntityManager, actor: Actor, letter: Letter): Promise<void> {
    const known = await this.contacts.make(em, actor, letter);
    await this.clock.set(em, actor, known);
    const answered = letter.answersId ? await em.findOneByOrFail(Letter, { id: letter.answersId }) : null;
    await this.answers.arrive(em, actor, answered, letter);
  }
}

const ACTIONS: Record<Move, string> = {
  clear: 'letter.cleared',
  revise: 'letter.revised',
  sign: 'letter.signed',
  send: 'letter.sent',
  acknowledge: 'letter.acknowledged',
  chase: 'letter.chased',
  close: 'letter.closed',
  reopen: 'letter.reopened',
  void: 'letter.voided',
};

function demandStep(letter: Letter, step: LetterStep) {
  const standing = {
    ...letter,
    numbered: letter.number !== null,
    acknowledged: letter.acknowledgedOn !== null,
    answered: letter.repliedBy !== null,
  };
  const status = statusAfter(standing, step);
  if (status) return status;
  const open = stepsOf(standing).join(', ') || 'none';
  throw new DomainError('conflict', 'letter.step', `A letter that is ${letter.status} takes these steps: ${open}.`, [
    { field: 'step', code: 'letter.step', message: `Choose one of: ${open}.` },
  ]);
}

/** Today, or the day that is told: up to today, and not before what happened already. */
function dayOf(actor: Actor, letter: Letter, { on }: LetterStepBody): IsoDate {
  if (on === undefined) return todayOf(actor);
  demandPast(actor, on, 'on');
  const last = letter.sentOn ?? letter.receivedOn ?? letter.signedOn ?? letter.clearedOn;
  if (last !== null && on < last) {
    throw invalidField('on', 'letter.out_of_order', `It was ${letter.status} on ${last}: choose a day from then on.`);
  }
  return on;
}

/** A note verbale and a letter go to a post; a letter bears a name. */
function demandParties(letter: Letter): void {
  const needsPost = letter.form === 'note_verbale' || letter.form === 'letter';
  if (needsPost && letter.postId === null) throw missing('postId', 'Name the post it goes to.');
  if (letter.form === 'letter' && letter.signatoryId === null) throw missing('signatoryId', 'Name who signs it.');
  if (letter.subject.trim() === '' && letter.body.trim() === '') throw missing('body', 'It says nothing yet.');
}

function missing(field: string, message: string): DomainError {
  return new DomainError('conflict', 'letter.incomplete', message, [{ field, code: 'letter.incomplete', message }]);
}

function demandNoGaps(document: NonNullable<Letter['document']>): void {
  const gaps = gapsOf(document);
  if (gaps.length === 0) return;
  throw new DomainError(
    'conflict',
    'letter.gaps',
    'Something is still to be filled in before it is cleared.',
    gaps.map(({ field, kind }) => ({
      field: kind === 'ask' ? field.replace(/^ask:/, 'asked.') : field,
      code: `letter.gap_${kind}`,
      message: kind === 'ask' ? 'Fill this in.' : 'The register does not know this: write it out, or leave it out.',
    })),
  );
}
