import { plainText } from '../states/rank-states';

/** One thing to choose: a person or an office with its sign, something new, or words alone. */
export interface PickOption {
  readonly id: string;
  readonly text: string;
  /** Stands back behind the text: a post, an office. */
  readonly remark?: string | null;
  readonly sign?: 'person' | 'office' | 'new';
  readonly shortName?: string;
  /** Found by these too: a short name. */
  readonly also?: readonly string[];
}

/**
 * Options that match what was typed, the best first: the name begins with it, a further name is it, a word begins with it, it stands somewhere. Without a query: all, in their order.
 */
export function findOptions(options: readonly PickOption[], query: string, limit = 8): PickOption[] {
  const wanted = plainText(query);
  if (wanted === '') return options.slice(0, limit);
  return options
    .map((option, index) => ({ option, index, rank: rankOf(option, wanted) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, limit)
    .map(({ option }) => option);
}

function rankOf(option: PickOption, wanted: string): number {
  const text = plainText(option.text);
  const also = (option.also ?? []).map(plainText);
  if (text.startsWith(wanted)) return 0;
  if (also.includes(wanted)) return 1;
  if (text.split(' ').some((word) => word.startsWith(wanted))) return 2;
  if (also.some((name) => name.startsWith(wanted))) return 3;
  return text.includes(wanted) || plainText(option.remark ?? '').includes(wanted) ? 4 : 9;
}
