import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import { LETTER_BATCH_STEPS, type LetterBatchStep } from '@demarche/domain/letter-batch';
import { bearsSignature, type LetterStatus } from '@demarche/domain/letter-course';
import type { Actor } from '../../../platform/access/actor.js';
import { firstRow, rows, type Runner } from '../../../platform/database/query.js';
import { notFound } from '../../../platform/domain-error.js';
import { type PageQuery, toPage } from '../../../platform/paging.js';
import { TreatiesService } from '../../states/treaties.service.js';
import { letterBatchById, type LetterBatchRow, letterBatchesPage, visibleBatches } from './letter-batches.queries.js';

/** Reads batches as their readers may see them. */
@Injectable()
export class LetterBatchesService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
  ) {}

  async list(actor: Actor, query: PageQuery): Promise<Page<LetterBatchView>> {
    const treaty = (await this.treaties.find(undefined)).key;
    const found = await rows<LetterBatchRow>(this.db, letterBatchesPage(actor, treaty, query));
    return toPage(
      found,
      query.limit,
      (row) => [row.at, row.id],
      (row) => withActs(row.view),
    );
  }

  /** Throws 404 `letter_batch.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<LetterBatchView> {
    const row = await firstRow<LetterBatchRow>(db, letterBatchById(actor, id));
    if (!row) throw notFound('letter_batch');
    return withActs(row.view);
  }

  /** Those of these batches of which the reader may know. */
  async tellable(reader: Actor, ids: readonly string[]): Promise<string[]> {
    return (await rows<{ id: string }>(this.db, visibleBatches(reader, ids))).map(({ id }) => id);
  }
}

function withActs(view: LetterBatchRow['view']): LetterBatchView {
  const isUnderWay = view.status === 'waiting' || view.status === 'making';
  return { ...view, steps: view.mayWrite ? stepsOf(view) : [], mayCancel: view.mayWrite && isUnderWay };
}

/** A step is open where some letter can take it, or come to it by those before. */
function stepsOf({ counts, form, status }: LetterBatchRow['view']): LetterBatchStep[] {
  if (status !== 'made') return [];
  const any = (...wanted: LetterStatus[]) => wanted.some((one) => (counts[one] ?? 0) > 0);
  const open: Record<LetterBatchStep, boolean> = {
    clear: any('draft'),
    sign: bearsSignature(form) && any('cleared'),
    send: any('draft', 'cleared', 'signed'),
    void: Object.keys(counts).some((one) => one !== 'void'),
  };
  return LETTER_BATCH_STEPS.filter((step) => open[step]);
}
