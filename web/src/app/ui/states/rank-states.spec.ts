import { describe, expect, it } from 'vitest';
import { matchIn, plainText, rankStates } from './rank-states';

const states = [
  ['AGO', 'Angola'],
  ['BGD', 'Bangladesh'],
  ['CIV', 'Côte d’Ivoire'],
  ['COD', 'Democratic Republic of the Congo'],
  ['PRK', 'Democratic People’s Republic of Korea'],
  ['ARE', 'United Arab Emirates'],
  ['GBR', 'United Kingdom of Great Britain and Northern Ireland'],
  ['GIN', 'Guinea'],
  ['PNG', 'Papua New Guinea'],
  ['UKR', 'Ukraine'],
  ['TUR', 'Türkiye'],
].map(([iso3, name]) => ({ iso3: iso3 ?? '', name: name ?? '', aliases: iso3 === 'TUR' ? ['Turkey', 'Turquie'] : [] }));
const found = (query: string) => rankStates(states, query).map((state) => state.iso3);

describe('a State by a few letters', () => {
  it('puts the name that begins so before the one that holds it', () => expect(found('ang')).toEqual(['AGO', 'BGD']));
  it('knows ISO codes, in either case', () => {
    expect(found('png')[0]).toBe('PNG');
    expect(found('Gin')[0]).toBe('GIN');
  });
  it('knows initials', () => {
    expect(found('uae')).toEqual(['ARE']);
    expect(found('drc')[0]).toBe('COD');
    expect(found('DPRK')).toEqual(['PRK']);
    expect(found('uk')).toEqual(['UKR', 'GBR']);
  });
  it('is not stopped by accents, apostrophes and blanks', () => {
    expect(found("cote d'iv")).toEqual(['CIV']);
    expect(found('cotedivoire')).toEqual(['CIV']);
    expect(found('turkiye')).toEqual(['TUR']);
  });
  it('knows other names', () => expect(found('turkey')).toEqual(['TUR']));
  it('finds words inside a name', () => expect(found('congo')).toEqual(['COD']));
  it('finds nothing for nothing, and for what is nobody', () => {
    expect(found('  ')).toEqual([]);
    expect(found('atlantis')).toEqual([]);
  });
  it('stops at the limit', () => expect(rankStates(states, 'u', 1)).toHaveLength(1));
  it('does not tell Unicode’s two ways of writing apart', () => {
    expect(plainText('Cote\u0302')).toBe(plainText('Cot\u00ea').replace('e', 'e'));
    expect(plainText('Tu\u0308rkiye')).toBe(plainText('T\u00fcrkiye'));
  });
});

describe('marking the match', () => {
  it('cuts the name around it', () => expect(matchIn('Angola', 'ang')).toEqual(['', 'Ang', 'ola']));
  it('marks nothing where something else matched', () => {
    expect(matchIn('Türkiye', 'turkey')).toBeNull();
    expect(matchIn('Angola', ' ')).toBeNull();
  });
});
