import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/actor.js';
import { LabelsService } from '../../../platform/access/labels.js';
import { Clock } from '../../../platform/clock.js';
import { firstRow, rows } from '../../../platform/database/query.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { DomainError } from '../../../platform/domain-error.js';
import { notify } from '../../../platform/live/channels.js';
import { todayOf } from '../../people/post-expressions.js';
import { ReadersService } from '../../users/readers.service.js';
import { LetterComposerService } from '../letter-composer.service.js';
import { LetterParentsService } from '../letter-parents.service.js';
import { LetterWritesService } from '../letter-writes.service.js';
import type { Letter } from '../letter.entity.js';
import type { Addressee } from './batch-addressees.service.js';
import { letterTo } from './batch-letters.js';
import { type BatchTextSet, BatchTextsService } from './batch-texts.service.js';
import { LetterBatchOrdersService } from './letter-batch-orders.service.js';
import { LetterBatchRecordsService } from './letter-batch-records.service.js';
import { type BatchOrder, LetterBatch } from './letter-batch.entity.js';

/** A batch that could not be made in so many runs never will. */
const MOST_RUNS = 10;
const TELL_EVERY = 10;

interface Run {
  batch: LetterBatch;
  order: BatchOrder;
  actor: Actor;
}

/**
 * Makes the letters of a batch: composes each of them, for that takes time and shows what cannot be written, and then writes
 * all of them in one transaction. Killed in the middle it leaves nothing, and whoever begins anew finds all that is needed;
 * a run that was taken for dead finds at the latest in that transaction that another one has begun.
 */
@Injectable()
export class LetterBatchMakerService {
  private readonly log = new Logger('Letters');

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly readers: ReadersService,
    private readonly labels: LabelsService,
    private readonly texts: BatchTextsService,
    private readonly orders: LetterBatchOrdersService,
    private readonly records: LetterBatchRecordsService,
    private readonly composer: LetterComposerService,
    private readonly parents: LetterParentsService,
    private readonly writes: LetterWritesService,
  ) {}

  /** Bears being called twice, or for a batch that is made, cancelled or gone. */
  async make(jobId: string): Promise<void> {
    const run = await this.begin(jobId);
    if (!run) return;
    try {
      await this.composeAll(run);
      await this.writeAll(run);
    } catch (error) {
      if (error instanceof Superseded) return;
      if (!(error instanceof DomainError) && run.batch.run < MOST_RUNS) throw error;
      this.log.error(`The batch ${run.batch.id} failed: ${(error as Error).message}`);
      await this.fail(run, error as Error);
    }
  }

  private async begin(jobId: string): Promise<Run | undefined> {
    const now = this.clock.now();
    const [taken] = await rows<{ id: string }>(
      this.db,
      sql`UPDATE letter_batch SET status = 'making', run = run + 1, done = 0, queued_at = ${now}
          WHERE job_id = ${jobId} AND status IN ('waiting', 'making') RETURNING id`,
    );
    const batch = taken && (await this.db.manager.findOneBy(LetterBatch, { id: taken.id }));
    if (!batch?.plan) return undefined;
    const owner = (await this.readers.of(this.db, [batch.ownerId], now)).get(batch.ownerId);
    const actor = {
      ...(owner ?? nobody(batch.ownerId, now)),
      requestId: `job ${jobId}`,
      actingOfficeId: batch.officeId,
    };
    return { batch, order: batch.plan, actor };
  }

  /** Whoever gave the order must be who could give it now: in the office, and with its rights. */
  private demandRight({ batch, actor }: Run): void {
    const holds = batch.officeId !== null && actor.officeIds.includes(batch.officeId);
    if (holds && actor.permissions.has('letter.write')) return;
    throw new DomainError(
      'forbidden',
      'letter_batch.office_left',
      'Whoever began it does not hold the office any more.',
    );
  }

  private async composeAll(run: Run): Promise<void> {
    this.demandRight(run);
    const { batch, order, actor } = run;
    const texts = await this.texts.find(this.db, batch.treaty, order.templateIds);
    const addressees = await this.orders.demandReady(this.db.manager, actor, order, texts);
    for (const [i, addressee] of addressees.entries()) {
      if (i % TELL_EVERY === 0) await this.tell(run, i);
      await this.compose(run, addressee, texts);
    }
    await this.tell(run, addressees.length);
  }

  private async compose({ batch, order, actor }: Run, addressee: Addressee, texts: BatchTextSet): Promise<void> {
    const letter = letterTo(actor, randomUUID(), batch.treaty, addressee, texts, order);
    try {
      await this.composer.compose(this.db.manager, letter, todayOf(actor));
    } catch (error) {
      throw error instanceof DomainError ? Object.assign(error, { state: addressee.state }) : error;
    }
  }

  /** Tells how far it is. Throws `Superseded` where it was cancelled, or another run has begun. */
  private async tell({ batch }: Run, done: number): Promise<void> {
    const alive = await firstRow(
      this.db,
      sql`WITH told AS (
            UPDATE letter_batch SET done = ${done}, queued_at = ${this.clock.now()}
            WHERE id = ${batch.id} AND run = ${batch.run} AND status = 'making' RETURNING id
          )
          SELECT id FROM told`,
    );
    if (!alive) throw new Superseded();
    await rows(this.db, notify('letterBatch', `${batch.ownerId} ${batch.id}`));
  }

  private async writeAll(run: Run): Promise<void> {
    await this.transactions.run(async (em) => {
      const { batch, order, actor } = run;
      const now = await this.lock(em, run);
      const texts = await this.texts.find(em, batch.treaty, order.templateIds);
      // Asked again: who was to be written to when it began may be closed to the actor by now.
      for (const addressee of await this.orders.demandReady(em, actor, order, texts)) {
        await this.write(em, run, addressee, texts);
      }
      const made = { status: 'made' as const, plan: null, done: order.addressees.length };
      await this.records.change(em, actor, now, now.version, 'letter_batch.made', made);
    });
  }

  private async write(em: EntityManager, run: Run, addressee: Addressee, texts: BatchTextSet): Promise<void> {
    const { batch, order, actor } = run;
    const id = randomUUID();
    const letter = { ...letterTo(actor, id, batch.treaty, addressee, texts, order), batchId: batch.id };
    const parents = await this.parents.of(em, { ...letter, answersId: null });
    // A restricted batch closes its letters itself: they need no list of their own.
    const own = batch.label === 'restricted' ? {} : { label: batch.label };
    const labels = await this.labels.create(em, actor, 'letter.write', id, own, parents);
    await this.writes.insert(
      em,
      actor,
      { ...letter, ...labels, on: todayOf(actor) } satisfies Letter,
      'letter.drafted',
    );
  }

  private async lock(em: EntityManager, { batch }: Run): Promise<LetterBatch> {
    const found = await firstRow(
      em,
      sql`SELECT b.id FROM letter_batch b WHERE b.id = ${batch.id} AND b.run = ${batch.run} AND b.status = 'making' FOR UPDATE`,
    );
    if (!found) throw new Superseded();
    return em.findOneByOrFail(LetterBatch, { id: batch.id });
  }

  private async fail(run: Run, error: Error): Promise<void> {
    const { code, detail } = error instanceof DomainError ? reasonOf(error) : BROKEN;
    const failure = { code, detail, state: (error as { state?: string }).state ?? null };
    await this.transactions.run(async (em) => {
      const now = await this.lock(em, run).catch(() => undefined);
      // Called off, or begun anew: that is told instead.
      if (!now) return;
      await rows(
        em,
        sql`UPDATE letter_batch SET status = 'failed', plan = NULL, failure = ${JSON.stringify(failure)}::jsonb,
              version = version + 1, updated_at = ${run.actor.now} WHERE id = ${now.id}`,
      );
      const after = await em.findOneByOrFail(LetterBatch, { id: now.id });
      await this.records.record(em, run.actor, 'letter_batch.failed', now, after);
    });
  }
}

/** The run was cancelled, or another one makes the batch now. */
class Superseded extends Error {}

const BROKEN = {
  code: 'letter_batch.broken',
  detail: 'It failed several times: nothing was made. Tell who runs the service.',
};

/** The first thing that was wrong with one of them tells more than that something was. */
function reasonOf({ code, detail, errors }: DomainError): { code: string; detail: string } {
  const [first] = errors ?? [];
  return first ? { code: first.code, detail: first.message } : { code, detail };
}

/** An account that was closed may do nothing any more; what it began ends in its name. */
function nobody(userId: string, now: Date): Actor {
  return {
    userId,
    name: '',
    sessionId: '',
    officeIds: [],
    roles: [],
    actingOfficeId: null,
    zone: 'UTC',
    permissions: new Set(),
    readable: [],
    listUse: 'none',
    internal: false,
    csrfToken: '',
    requestId: '',
    now,
  };
}
