import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page } from '@demarche/contracts/common';
import type { DoubleView } from '@demarche/contracts/people-merges';
import { differByInitials } from '@demarche/domain/person-merge';
import type { Actor } from '../../../platform/access/actor.js';
import { rows } from '../../../platform/database/query.js';
import { encodeCursor } from '../../../platform/paging.js';
import { demandStates } from '../../states/known-states.js';
import { LastHeard } from '../last-heard.service.js';
import { peopleById, type PersonRow } from '../people.queries.js';
import { type DoubleRow, lookedThrough, type Looked, pairsFrom } from './doubles.queries.js';
import type { DoublesQuery } from './merges.dto.js';

/** Proposes who may be one person. */
@Injectable()
export class DoublesService {
  constructor(
    private readonly db: DataSource,
    private readonly heard: LastHeard,
  ) {}

  async proposed(actor: Actor, query: DoublesQuery): Promise<Page<DoubleView>> {
    const looked = await rows<Looked>(this.db, lookedThrough(actor, query));
    if (looked.length === 0 && query.state) await demandStates(this.db, [query.state], 'state');
    const page = looked.slice(0, query.limit);
    const last = page.at(-1);
    const pairs = await this.pairs(actor, page);
    const ids = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
    const found =
      ids.length > 0 ? await rows<PersonRow>(this.db, peopleById(actor, ids, this.heard.of('person', actor, 'p'))) : [];
    const people = new Map(found.map(({ id, view }) => [id, view]));
    return {
      items: pairs.flatMap(({ first, second, reasons, likeness }) => {
        const [one, other] = [people.get(first), people.get(second)];
        if (
          reasons.every((reason) => reason === 'similar_name') &&
          one &&
          other &&
          differByInitials(one.name, other.name)
        ) {
          return [];
        }
        return one && other ? [{ first: one, second: other, reasons, likeness }] : [];
      }),
      next: looked.length > query.limit && last ? encodeCursor([last.folded, last.id]) : null,
    };
  }

  private pairs(actor: Actor, looked: readonly Looked[]): Promise<DoubleRow[]> {
    return looked.length > 0 ? rows<DoubleRow>(this.db, pairsFrom(actor, looked)) : Promise.resolve([]);
  }
}
