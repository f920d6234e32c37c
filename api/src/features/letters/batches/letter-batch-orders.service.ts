import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import { USUAL_REPLY_WEEKS } from '@demarche/domain/letter-reference';
import { weightOf } from '@demarche/domain/letter-batch';
import type { Actor } from '../../../platform/access/actor.js';
import { LabelsService } from '../../../platform/access/labels.js';
import { demandKnown } from '../../../platform/database/known-ids.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { DomainError } from '../../../platform/domain-error.js';
import { Idempotency } from '../../../platform/idempotency.service.js';
import sql from 'sql-template-tag';
import { demandStates } from '../../states/known-states.js';
import { TreatiesService } from '../../states/treaties.service.js';
import { type Addressee, BatchAddresseesService, standingOf } from './batch-addressees.service.js';
import { type BatchTextSet, BatchTextsService } from './batch-texts.service.js';
import { LetterBatchQueueService } from './letter-batch-queue.service.js';
import { LetterBatchRecordsService } from './letter-batch-records.service.js';
import type { BatchOrder, LetterBatch } from './letter-batch.entity.js';
import type { CreateBatchBody } from './letter-batches.dto.js';
import { LetterBatchesService } from './letter-batches.service.js';

/** Begins batches, and calls them off before they are made. */
@Injectable()
export class LetterBatchOrdersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly labels: LabelsService,
    private readonly idempotency: Idempotency,
    private readonly treaties: TreatiesService,
    private readonly texts: BatchTextsService,
    private readonly addressees: BatchAddresseesService,
    private readonly records: LetterBatchRecordsService,
    private readonly queue: LetterBatchQueueService,
    private readonly batches: LetterBatchesService,
  ) {}

  /**
   * Writes down what is to be made, and gives it to the job process. Throws 409 `letter_batch.addressees` naming each
   * addressee to whom no letter can be written, or about whom something is still to be decided.
   */
  async create(actor: Actor, body: CreateBatchBody, key?: string): Promise<LetterBatchView> {
    const treaty = (await this.treaties.find(undefined)).key;
    const [id, jobId] = [randomUUID(), randomUUID()];
    const { made, view } = await this.transactions.run(async (em) => {
      const first = await this.idempotency.claim(em, actor, key, 'letter_batch', body, id);
      if (first) return { made: false, view: await this.batches.one(actor, first, em) };
      if (actor.actingOfficeId === null)
        throw new DomainError(
          'conflict',
          'letter.no_office',
          'A letter goes out in the name of an office: hold one first.',
        );
      const texts = await this.texts.find(em, treaty, body.templateIds);
      const order = orderOf(body);
      await demandKnown(em, 'app_user', [order.signatoryId], () => 'signatoryId', sql`t.active`);
      await this.demandReady(em, actor, order, texts);
      await this.records.insert(em, actor, {
        ...(await this.labels.create(em, actor, 'letter.write', id, body)),
        id,
        treaty,
        name: body.name,
        form: texts.form,
        status: 'waiting',
        plan: order,
        done: 0,
        total: order.addressees.length,
        run: 0,
        jobId,
        queuedAt: actor.now,
        failure: null,
        officeId: actor.actingOfficeId,
        ownerId: actor.userId,
        deletedAt: null,
        demo: false,
        version: 1,
        createdAt: actor.now,
        updatedAt: actor.now,
      } satisfies LetterBatch);
      return { made: true, view: await this.batches.one(actor, id, em) };
    });
    if (made) await this.queue.begin(jobId);
    return view;
  }

  /** Throws 409 `letter_batch.made` for one that is: its letters are voided instead. */
  cancel(actor: Actor, id: string, version: number): Promise<LetterBatchView> {
    return this.transactions.run(async (em) => {
      const batch = await this.records.lock(em, actor, id);
      if (batch.plan === null)
        throw new DomainError('conflict', `letter_batch.${batch.status}`, 'There is nothing under way to cancel.');
      await this.records.change(em, actor, batch, version, 'letter_batch.cancelled', {
        status: 'cancelled',
        plan: null,
      });
      return this.batches.one(actor, id, em);
    });
  }

  /** To whom the letters go, as it stands now. Throws 409 `letter_batch.addressees`. */
  async demandReady(em: EntityManager, actor: Actor, order: BatchOrder, texts: BatchTextSet): Promise<Addressee[]> {
    await demandStates(
      em,
      order.addressees.map(({ state }) => state),
      'addressees.',
    );
    const wanted = { institution: 'permanent_mission' as const, otherwise: order.otherwise };
    const found = await this.addressees.find(em, actor, order.addressees, texts, wanted, 'addressees');
    const errors = found.flatMap((one, i) => {
      if (standingOf(one, texts) === 'ready') return [];
      const fault = one.faults.find((each) => weightOf(each, texts.form) !== 'tells') ?? 'no_post';
      return [{ field: `addressees.${i}`, code: `letter_batch.${fault}`, message: `${one.state}: ${CURES[fault]}` }];
    });
    if (errors.length === 0) return found;
    const message = 'Some of them cannot be written to yet: leave them out, or decide about each.';
    throw new DomainError('conflict', 'letter_batch.addressees', message, errors);
  }
}

const CURES = {
  no_post: 'No post is known there: leave it out, or name one.',
  same_post: 'This post gets a letter already: leave one out, or use another post.',
  no_language: 'No language is known: choose one.',
  no_template: 'There is no text in this language: choose another, or add a template.',
  vacant: 'The post is vacant: use another, leave it out, or say that it is written to all the same.',
  bounced: 'Its address bounced: use another post, leave it out, or say that it is written to all the same.',
  no_form_of_address:
    'No form of address is known in this language: add it, or say that it is written to all the same.',
  gap: 'Something is still to be filled in.',
};

function orderOf(body: CreateBatchBody): BatchOrder {
  return {
    templateIds: body.templateIds,
    otherwise: body.otherwise,
    asked: body.asked ?? {},
    addressees: body.addressees.map(({ state, postId, language, anyway }) => ({
      state,
      postId: postId.toLowerCase(),
      language,
      anyway: anyway ?? false,
    })),
    signatoryId: body.signatoryId ?? null,
    signatoryTitle: body.signatoryTitle ?? null,
    place: body.place ?? null,
    enclosures: body.enclosures ?? [],
    replyWeeks: body.replyWeeks === undefined ? USUAL_REPLY_WEEKS : body.replyWeeks,
  };
}
