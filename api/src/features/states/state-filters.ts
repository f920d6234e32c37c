import type { AttentionGroup } from '@demarche/domain/attention';
import { fold } from '@demarche/domain/fold';
import { BALLOT_CHOICES, type BallotChoice, type TreatyStatus } from '@demarche/domain/treaty-terms';
import { invalidField } from '../../platform/domain-error.js';

/** What a request asks for, as it was written. */
export interface StateFilterInput {
  status?: TreatyStatus[];
  region?: string[];
  group?: string[];
  membership?: string[];
  vote?: string[];
  attention?: AttentionGroup[];
  q?: string;
}

/** The words that exist, read from the register. */
export interface FilterVocabulary {
  regions: string[];
  groups: { code: string; name: string; aliases: string[] }[];
  organisations: { code: string; name: string }[];
  /** Plenary votes on the whole text, oldest first. */
  votes: { symbol: string; votedOn: string; counted: boolean }[];
}

/** What the statement takes: words of the register alone. An absent filter is null. */
export interface StateFilters {
  status: TreatyStatus[] | null;
  regions: string[] | null;
  groups: string[] | null;
  organisations: string[] | null;
  votes: { symbol: string; choice: BallotChoice }[] | null;
  attention: AttentionGroup[] | null;
  /** Folded. */
  q: string | null;
}

/** In no regional group. */
export const NO_GROUP = 'none';

/**
 * Reads filters against the words of the register, in any case and without marks. A word that does not exist is refused
 * with its field, for an empty list would look like an answer.
 */
export function readFilters(input: StateFilterInput, words: FilterVocabulary, asAt: string): StateFilters {
  const regions = new Map(words.regions.map((region) => [fold(region), region]));
  const groups = new Map([[NO_GROUP, NO_GROUP]]);
  for (const { code, name, aliases } of words.groups) {
    for (const word of [code, name, ...aliases]) groups.set(fold(word), code);
  }
  const organisations = new Map(
    words.organisations.flatMap(({ code, name }) => [
      [fold(code), code],
      [fold(name), code],
    ]),
  );
  return {
    status: some(input.status),
    regions: lookedUp('region', input.region, regions),
    groups: lookedUp('group', input.group, groups),
    organisations: lookedUp('membership', input.membership, organisations),
    votes: some(input.vote)?.flatMap((text) => readVote(text, words.votes, asAt)) ?? null,
    attention: some(input.attention),
    q: input.q === undefined || input.q.trim() === '' ? null : fold(input.q),
  };
}

function some<T>(list: readonly T[] | undefined): T[] | null {
  return list === undefined || list.length === 0 ? null : [...list];
}

function lookedUp(field: string, asked: string[] | undefined, known: ReadonlyMap<string, string>): string[] | null {
  return (
    some(asked)?.map((text) => {
      const word = known.get(fold(text));
      if (word !== undefined) return word;
      const words = [...new Set(known.values())].join(', ');
      throw invalidField(field, 'filter.unknown', `"${text}" is not among: ${words}.`);
    }) ?? null
  );
}

/** `yes` in the latest vote, or `2021:yes`, `A/RES/76/47:yes`. Where no vote had been counted yet, nobody matches. */
function readVote(
  text: string,
  votes: FilterVocabulary['votes'],
  asAt: string,
): { symbol: string; choice: BallotChoice }[] {
  const refuse = (message: string) => invalidField('vote', 'filter.unknown', message);
  const colon = text.lastIndexOf(':');
  const choice = BALLOT_CHOICES.find(
    (known) =>
      known ===
      text
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
  );
  if (choice === undefined) {
    throw refuse(
      `"${text}" is no choice. Write one of ${BALLOT_CHOICES.join(', ')}, or a year or symbol before it: 2021:yes.`,
    );
  }
  if (colon < 0) {
    const latest = votes.findLast((vote) => vote.counted && vote.votedOn <= asAt);
    return [{ symbol: latest?.symbol ?? '', choice }];
  }
  const asked = text.slice(0, colon).trim().toUpperCase();
  const found = votes.filter(({ symbol, votedOn }) => symbol.toUpperCase() === asked || votedOn.slice(0, 4) === asked);
  if (found.length === 0) throw refuse(`No vote of "${asked}" is recorded.`);
  const counted = found.filter((vote) => vote.counted);
  if (counted.length === 0) throw refuse(`The roll call of ${asked} is not verified and goes into no count.`);
  const past = counted.filter((vote) => vote.votedOn <= asAt);
  if (past.length === 0) throw refuse(`The vote of ${asked} was later than ${asAt}.`);
  return past.map(({ symbol }) => ({ symbol, choice }));
}
