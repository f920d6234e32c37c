import type { TreatyStatus } from '@demarche/domain/treaty-terms';

/** A State as pickers and the palette need it. */
export interface StateChoice {
  /** ISO 3166 alpha-3. */
  readonly iso3: string;
  /** UN short name. */
  readonly name: string;
  readonly status?: TreatyStatus | null;
  /** Other names it is looked for by: other languages, former names. */
  readonly aliases?: readonly string[];
}

const SMALL_WORDS = new Set(['of', 'the', 'and', 'de', 'la', 'le', 'du', 'des', 'et']);

/** Letters and figures alone, without accents and case: "Côte d’Ivoire" and "cote d'ivoire" are the same. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The States somebody may mean by a few letters, best first: the name begins so, its initials (UAE, DRC), its ISO code,
 * a word of it, another name, anywhere in it. Ties by name. An empty query finds nothing.
 */
export function rankStates<S extends StateChoice>(states: readonly S[], query: string, limit = 8): S[] {
  const wanted = plainText(query);
  if (!wanted) return [];
  return states
    .map((state) => ({ state, rank: rank(state, wanted) }))
    .filter((entry) => entry.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || a.state.name.localeCompare(b.state.name))
    .slice(0, limit)
    .map((entry) => entry.state);
}

function rank(state: StateChoice, wanted: string): number {
  const name = plainText(state.name);
  const words = name.split(' ').filter((word) => !SMALL_WORDS.has(word));
  const tight = wanted.replaceAll(' ', '');
  if (name === wanted || state.iso3.toLowerCase() === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (wanted.length > 1 && words.map((word) => word[0]).join('') === tight) return 1;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  const aliases = (state.aliases ?? []).map(plainText);
  if (aliases.some((alias) => alias.startsWith(wanted))) return 3;
  if (
    wanted.length > 1 &&
    words
      .map((word) => word[0])
      .join('')
      .startsWith(tight)
  )
    return 4;
  if (name.includes(wanted) || name.replaceAll(' ', '').startsWith(tight)) return 5;
  return aliases.some((alias) => alias.includes(wanted)) ? 6 : Infinity;
}

/** The part of a name that answers to the query, for marking: before, match, after. Null when it matched otherwise. */
export function matchIn(name: string, query: string): readonly [string, string, string] | null {
  const at = name.toLowerCase().indexOf(query.trim().toLowerCase());
  if (at < 0 || !query.trim()) return null;
  const end = at + query.trim().length;
  return [name.slice(0, at), name.slice(at, end), name.slice(end)];
}
