import { describe, expect, it } from 'vitest';
import { findOptions, type PickOption } from './pick-option';

const names: PickOption[] = [
  { id: 'AFG', text: 'Afghanistan', also: ['AFG'] },
  { id: 'AGO', text: 'Angola', also: ['AGO'] },
  { id: 'CIV', text: 'Côte d’Ivoire', also: ['CIV', 'Ivory Coast'] },
  { id: 'COD', text: 'Democratic Republic of the Congo', also: ['COD'] },
  { id: 'NGA', text: 'Nigeria', also: ['NGA'] },
  { id: 'TZA', text: 'United Republic of Tanzania', also: ['TZA'], remark: 'East Africa' },
];
const found = (query: string) => findOptions(names, query).map(({ id }) => id);

describe('findOptions', () => {
  it('finds by the first letters of the name, then by the code', () => {
    expect(found('ang')).toEqual(['AGO']);
    expect(found('ago')).toEqual(['AGO']);
    expect(found('tza')).toEqual(['TZA']);
  });
  it('finds by a later word, by another name, by what stands inside or behind', () => {
    expect(found('tan')).toEqual(['TZA', 'AFG']);
    expect(found('ivo')).toEqual(['CIV']);
    expect(found('gola')).toEqual(['AGO']);
    expect(found('east')).toEqual(['TZA']);
  });
  it('does not mind accents, apostrophes and case', () => {
    expect(found("COTE D'IV")).toEqual(['CIV']);
  });
  it('shows all, up to the limit, when nothing was typed, and nothing when nothing fits', () => {
    expect(found(' ')).toHaveLength(6);
    expect(findOptions(names, '', 2)).toHaveLength(2);
    expect(found('xyz')).toEqual([]);
  });
});
