import { Injectable } from '@nestjs/common';
import type { StateList, StateRow } from '@demarche/contracts/states';
import { attentionGroups, type AttentionFact, type AttentionGroup } from '@demarche/domain/attention';
import type { IsoDate } from '@demarche/domain/dates';
import { isInForce, NEVER_ACTED } from '@demarche/domain/treaty';
import { asAtOf } from './as-at.js';
import { readFilters, type StateFilterInput } from './state-filters.js';
import { StatesQueries, type StateListRow } from './states.queries.js';
import { TreatiesService, type Treaty } from './treaties.service.js';

/** Names are put in order as English does, whatever the database's collation. */
const byName = new Intl.Collator('en');

@Injectable()
export class StatesService {
  constructor(
    private readonly treaties: TreatiesService,
    private readonly queries: StatesQueries,
  ) {}

  /** The register on a day: the States that match, in order of their names. */
  async list(treatyName: string | undefined, asAt: IsoDate, input: StateFilterInput): Promise<StateList> {
    const treaty = await this.treaties.find(treatyName);
    const words = await this.queries.vocabulary(treaty.key);
    const filters = readFilters(input, words, asAt);
    const votes = words.votes
      .filter(({ counted, votedOn }) => counted && votedOn <= asAt)
      .map(({ symbol, votedOn }) => ({ symbol, votedOn, year: Number(votedOn.slice(0, 4)) }));
    const latest = votes.at(-1)?.symbol;
    const found = await this.queries.list(treaty.key, asAt, filters);
    const items = found
      .map((row) => toView(row, asAt, attentionOf(row, latest, treaty)))
      .filter(({ attention }) => filters.attention === null || filters.attention.some((one) => attention.includes(one)))
      .sort((a, b) => byName.compare(a.name, b.name));
    return { ...asAtOf(treaty, asAt), items, next: null, votes };
  }
}

const NO_RULES: AttentionFact[] = [];

/** The groups of particular attention a State is in, by its latest ballot and what is reported of it. */
function attentionOf(row: StateListRow, latestSymbol: string | undefined, treaty: Treaty): AttentionGroup[] {
  const choice = latestSymbol === undefined ? null : (row.votes[latestSymbol] ?? null);
  return attentionGroups(row.status, choice, new Set(row.facts), treaty.settings.attentionFacts ?? NO_RULES);
}

function toView({ facts: _facts, ...row }: StateListRow, asAt: IsoDate, attention: AttentionGroup[]): StateRow {
  return { ...row, inForce: isInForce({ ...NEVER_ACTED, ...row }, asAt), attention };
}
