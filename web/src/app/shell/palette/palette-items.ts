import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import type { IconName } from '../../ui/icon/icons';
import { plainText, rankStates, type StateChoice } from '../../ui/states/rank-states';

export type PaletteSection = 'states' | 'actions' | 'pages' | 'commands';

export interface PaletteItem {
  readonly id: string;
  readonly section: PaletteSection;
  /** Already translated. */
  readonly text: string;
  readonly small?: string;
  readonly icon?: IconName;
  readonly state?: { readonly iso3: string; readonly status: TreatyStatus | null };
  readonly run: () => void;
}
export interface PaletteGroup {
  readonly section: PaletteSection;
  readonly items: readonly PaletteItem[];
}

const STATES_SHOWN = 5;

/** What the palette offers, before anything is typed away. */
export interface PaletteSource<S extends StateChoice> {
  readonly states: readonly S[];
  /** Shown before anything is typed: the States I look after. */
  readonly own: readonly S[];
  readonly stateItem: (state: S) => PaletteItem;
  /** Acts on the first State found. */
  readonly actions: (state: S) => readonly PaletteItem[];
  readonly pages: readonly PaletteItem[];
  readonly commands: readonly PaletteItem[];
}

/** States first, then what can be done with the first of them, pages, commands; empty groups are left out. */
export function paletteGroups<S extends StateChoice>(source: PaletteSource<S>, query: string): PaletteGroup[] {
  const asked = plainText(query) !== '';
  const states = asked ? rankStates(source.states, query, STATES_SHOWN) : source.own.slice(0, STATES_SHOWN);
  const first = asked ? states[0] : undefined;
  const groups: PaletteGroup[] = [
    { section: 'states', items: states.map(source.stateItem) },
    { section: 'actions', items: first ? source.actions(first) : [] },
    { section: 'pages', items: source.pages.filter((item) => answers(item.text, query)) },
    { section: 'commands', items: source.commands.filter((item) => answers(item.text, query)) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** Every word typed begins a word of the text. */
function answers(text: string, query: string): boolean {
  const words = plainText(text).split(' ');
  return plainText(query)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}
