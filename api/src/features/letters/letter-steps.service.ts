import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LetterView } from '@demarche/contracts/letters';
import type { Actor } from '../../platform/access/actor.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { LetterStepBody } from './letter-bodies.dto.js';
import { LetterMovesService, type Move } from './letter-moves.service.js';
import { LetterWritesService } from './letter-writes.service.js';
import { LettersService } from './letters.service.js';

/** Takes letters through their life, one step a transaction. */
@Injectable()
export class LetterStepsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly writes: LetterWritesService,
    private readonly moves: LetterMovesService,
    private readonly letters: LettersService,
  ) {}

  /** Throws 404 `letter.not_found`, and what `LetterMovesService` does. */
  take(actor: Actor, id: string, step: Move, body: LetterStepBody): Promise<LetterView> {
    return this.transactions.run((em) => this.takeIn(em, actor, id, step, body));
  }

  /** The same within a transaction that runs already. */
  async takeIn(em: EntityManager, actor: Actor, id: string, step: Move, body: LetterStepBody): Promise<LetterView> {
    const before = await this.writes.lock(em, actor, id);
    await this.writes.demandAttribution(em, actor, before);
    await this.moves.move(em, actor, before, step, body);
    return this.letters.one(actor, id, em);
  }
}
