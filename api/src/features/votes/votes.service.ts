import { Injectable } from '@nestjs/common';
import type { VoteMatrix } from '@demarche/contracts/votes';
import type { IsoDate } from '@demarche/domain/dates';
import type { VoteBody, VotePart } from '@demarche/domain/treaty-terms';
import { asAtOf } from '../states/as-at.js';
import { TreatiesService } from '../states/treaties.service.js';
import { VotesQueries } from './votes.queries.js';

const byName = new Intl.Collator('en');

@Injectable()
export class VotesService {
  constructor(
    private readonly treaties: TreatiesService,
    private readonly queries: VotesQueries,
  ) {}

  /** The matrix of the stored roll calls. Quarantined ones are shown to internal readers alone, and told apart. */
  async matrix(
    treatyName: string | undefined,
    asAt: IsoDate,
    filter: { body?: VoteBody; part?: VotePart },
    reader: { internal: boolean },
  ): Promise<VoteMatrix> {
    const treaty = await this.treaties.find(treatyName);
    const { votes, quarantined, rows } = await this.queries.matrix({
      treatyKey: treaty.key,
      asAt,
      body: filter.body ?? null,
      part: filter.part ?? null,
    });
    return {
      ...asAtOf(treaty, asAt),
      votes,
      ...(reader.internal && { quarantined }),
      rows: rows
        .map(({ quarantined: apart, ...row }) => (reader.internal ? { ...row, quarantined: apart } : row))
        .sort((a, b) => byName.compare(a.name, b.name)),
    };
  }
}
