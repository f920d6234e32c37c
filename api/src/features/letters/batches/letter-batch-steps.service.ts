import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { FieldProblem } from '@demarche/contracts/common';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import { type LetterBatchStep, pathTo } from '@demarche/domain/letter-batch';
import type { Actor } from '../../../platform/access/actor.js';
import { LabelsService } from '../../../platform/access/labels.js';
import { rows } from '../../../platform/database/query.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { DomainError, invalidField, stale } from '../../../platform/domain-error.js';
import { todayOf } from '../../people/post-expressions.js';
import { LetterFactsService } from '../letter-facts.service.js';
import { LetterFilesService } from '../letter-files.service.js';
import { LetterMovesService, type Prepared } from '../letter-moves.service.js';
import { LetterSeriesService } from '../letter-series.service.js';
import { attributionMasked, LetterWritesService } from '../letter-writes.service.js';
import { Letter } from '../letter.entity.js';
import { LetterBatchRecordsService } from './letter-batch-records.service.js';
import type { BatchStepBody } from './letter-batches.dto.js';
import { lettersOfBatch } from './letter-batches.queries.js';
import { LetterBatchesService } from './letter-batches.service.js';

type Path = NonNullable<ReturnType<typeof pathTo>>;
interface Way {
  letter: Letter;
  path: Path;
}

/** Takes all letters of a batch that the actor may see through a step, as each would be taken alone: all of them or none. */
@Injectable()
export class LetterBatchStepsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly records: LetterBatchRecordsService,
    private readonly batches: LetterBatchesService,
    private readonly writes: LetterWritesService,
    private readonly moves: LetterMovesService,
    private readonly series: LetterSeriesService,
    private readonly facts: LetterFactsService,
    private readonly files: LetterFilesService,
  ) {}

  /**
   * Letters that are as far already, or void, are left alone. Throws 409 `version.stale`, 409 `letter_batch.step` where none is to be moved or some
   * are not as far as the step begins, and where a letter refuses, what it says, naming the letter.
   */
  take(actor: Actor, id: string, step: LetterBatchStep, body: BatchStepBody): Promise<LetterBatchView> {
    if (step === 'void' && !body.reason?.trim())
      throw invalidField('reason', 'letter.reason_required', 'Say why these letters are void.');
    return this.transactions.run(async (em) => {
      const batch = await this.records.lock(em, actor, id);
      if (batch.version !== body.version) throw stale();
      const ways = this.ways(await this.letters(em, actor, id), step, body.withEarlier ?? false);
      const prepared = await this.prepare(em, actor, ways, body);
      for (const { letter, path } of ways) {
        await naming(letter, () => this.walk(em, actor, letter, path, body, prepared.get(letter.id)));
      }
      await this.records.change(em, actor, batch, body.version, ACTIONS[step], {}, body.reason?.trim());
      return this.batches.one(actor, id, em);
    });
  }

  /** Locked, in the order of their States. Throws 403 for one that is read only, or whose attribution is masked. */
  private async letters(em: EntityManager, actor: Actor, batchId: string): Promise<Letter[]> {
    const found = await rows<{ id: string; masked: boolean }>(em, lettersOfBatch(actor, batchId, true));
    if (found.some(({ masked }) => masked)) throw attributionMasked();
    const letters = await em.findBy(Letter, { id: In(found.map(({ id }) => id)) });
    for (const letter of letters) this.labels.demandWritable(actor, 'letter.write', letter.effectiveLabel, true);
    const order = new Map(found.map(({ id }, i) => [id, i]));
    return letters.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }

  private ways(letters: readonly Letter[], step: LetterBatchStep, withEarlier: boolean): Way[] {
    const ways: Way[] = [];
    const behind: FieldProblem[] = [];
    for (const letter of letters) {
      const path = pathTo({ ...letter, numbered: letter.number !== null }, step, withEarlier);
      if (path === undefined) behind.push(problem(letter, 'letter_batch.step', `It is ${letter.status} still.`));
      else if (path.length > 0) ways.push({ letter, path });
    }
    if (behind.length === 0 && ways.length > 0) return ways;
    const detail = behind.length > 0 ? 'Some of them are not as far yet.' : 'None of them can take this step.';
    throw new DomainError('conflict', 'letter_batch.step', detail, behind);
  }

  /**
   * What clearing them needs. What the register knows is read first, the numbers are taken then, all at once: whoever clears
   * another letter of the office waits from here on.
   */
  private async prepare(
    em: EntityManager,
    actor: Actor,
    ways: readonly Way[],
    { on = todayOf(actor) }: BatchStepBody,
  ): Promise<Map<string, Prepared>> {
    const clears = ways.filter(({ path }) => path.includes('clear')).map(({ letter }) => letter);
    const facts = new Map<string, Prepared['facts']>();
    for (const letter of clears) {
      facts.set(letter.id, await naming(letter, () => this.facts.of(em, letter, on)));
    }
    const numbers = await this.series.nextOf(
      em,
      clears.filter(({ number }) => number === null),
      on,
    );
    return new Map(
      [...facts].map(([id, known]) => [id, { facts: known, numbered: numbers.get(id) ?? NUMBERED_BEFORE }]),
    );
  }

  private async walk(
    em: EntityManager,
    actor: Actor,
    letter: Letter,
    path: Path,
    { on, channel, reason }: BatchStepBody,
    prepared: Prepared | undefined,
  ): Promise<void> {
    let now = letter;
    for (const step of path) {
      if (step === 'discard') {
        await this.writes.change(em, actor, now, now.version, 'letter.discarded', { deletedAt: actor.now });
        await this.files.takeAway(em, actor, now);
        continue;
      }
      const body = { version: now.version, ...(on && { on }), ...(channel && { channel }), ...(reason && { reason }) };
      now = await this.moves.move(em, actor, now, step, body, prepared);
    }
  }
}

const ACTIONS: Record<LetterBatchStep, string> = {
  clear: 'letter_batch.cleared',
  sign: 'letter_batch.signed',
  send: 'letter_batch.sent',
  void: 'letter_batch.voided',
};
/** Of a letter that keeps the number it was given when it was cleared first: never read. */
const NUMBERED_BEFORE = { series: '', number: 0, ourRef: '' };

/** What a letter refuses is told with the State it goes to: whoever asked spoke of all of them. */
async function naming<T>(letter: Letter, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const errors = error.errors ?? [{ field: '', code: error.code, message: error.detail }];
    const named = errors.map(({ field, code, message }) => problem(letter, code, message, field));
    throw new DomainError(error.kind, error.code, `${letter.state ?? 'One of them'}: ${error.detail}`, named);
  }
}

function problem({ state, id }: Letter, code: string, message: string, field = ''): FieldProblem {
  return { field: ['letters', state ?? id, field].filter(Boolean).join('.'), code, message };
}
