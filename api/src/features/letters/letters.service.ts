import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { LetterView } from '@demarche/contracts/letters';
import { stepsOf } from '@demarche/domain/letter-course';
import type { Actor } from '../../platform/access/actor.js';
import { firstRow, rows, type Runner } from '../../platform/database/query.js';
import { notFound } from '../../platform/domain-error.js';
import { toPage } from '../../platform/paging.js';
import { demandStates } from '../states/known-states.js';
import { TreatiesService } from '../states/treaties.service.js';
import type { LettersQuery } from './letters.dto.js';
import { letterById, type LetterRow, lettersPage } from './letters.queries.js';

/** Reads the register of letters, as its reader may see it. */
@Injectable()
export class LettersService {
  constructor(
    private readonly db: DataSource,
    private readonly treaties: TreatiesService,
  ) {}

  async list(actor: Actor, query: LettersQuery): Promise<Page<LetterView>> {
    const treaty = (await this.treaties.find(query.treaty)).key;
    const found = await rows<LetterRow>(this.db, lettersPage(actor, treaty, query));
    if (found.length === 0 && query.state) await demandStates(this.db, [query.state], 'state');
    return toPage(
      found,
      query.limit,
      (row) => [row.on_day, row.id],
      (row) => withSteps(row.view),
    );
  }

  /** Throws 404 `letter.not_found`. */
  async one(actor: Actor, id: string, db: Runner = this.db): Promise<LetterView> {
    const row = await firstRow<LetterRow>(db, letterById(actor, id));
    if (!row) throw notFound('letter');
    return withSteps(row.view);
  }
}

function withSteps(view: LetterRow['view']): LetterView {
  const { numbered, ...told } = view;
  return { ...told, steps: told.mayWrite ? stepsOf({ ...told, numbered }) : [] };
}
