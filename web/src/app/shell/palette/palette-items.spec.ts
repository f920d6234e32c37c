import { describe, expect, it } from 'vitest';
import { paletteGroups, type PaletteItem, type PaletteSection, type PaletteSource } from './palette-items';

const item = (section: PaletteSection, text: string): PaletteItem => ({
  id: text,
  section,
  text,
  run: () => undefined,
});
const angola = { iso3: 'AGO', name: 'Angola' };
const source: PaletteSource<typeof angola> = {
  states: [angola, { iso3: 'TON', name: 'Tonga' }, { iso3: 'NOR', name: 'Norway' }],
  own: [angola],
  stateItem: (state) => item('states', state.name),
  actions: (state) => [item('actions', `Log contact with ${state.name}`)],
  pages: [item('pages', 'Tasks'), item('pages', 'Votes')],
  commands: [item('commands', 'Sign out')],
};
const found = (query: string) =>
  paletteGroups(source, query).map((group) => [group.section, ...group.items.map((entry) => entry.text)]);

describe('the palette', () => {
  it('offers my States, pages and commands before anything is typed, and no act on a State nobody named', () =>
    expect(found('')).toEqual([
      ['states', 'Angola'],
      ['pages', 'Tasks', 'Votes'],
      ['commands', 'Sign out'],
    ]));
  it('offers the State found, then acts on the first of them', () =>
    expect(found('ton')).toEqual([
      ['states', 'Tonga'],
      ['actions', 'Log contact with Tonga'],
    ]));
  it('keeps the order States, acts, pages, commands', () =>
    expect(found('to').map(([section]) => section)).toEqual(['states', 'actions']));
  it('finds pages and commands by the beginning of their words', () => {
    expect(found('vot')).toEqual([['pages', 'Votes']]);
    expect(found('out')).toEqual([['commands', 'Sign out']]);
  });
  it('is empty where nothing answers', () => expect(found('zzz')).toEqual([]));
});
