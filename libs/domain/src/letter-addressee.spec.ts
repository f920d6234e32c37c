import { describe, expect, it } from 'vitest';
import { INSTITUTION_KINDS } from './institution.js';
import { addresseeNames } from './letter-addressee.js';
import { LETTER_LANGUAGES, type LetterLanguage } from './letter-document.js';

const mission = (city: string | null) => ({ kind: 'permanent_mission' as const, name: 'Mission', city });
const morocco = { iso3: 'MAR', formal: 'le Royaume du Maroc' };

describe('addresseeNames', () => {
  it.each([
    ['Geneva', ' auprès de l’Office des Nations Unies et des autres organisations internationales à Genève'],
    [' new york ', ' auprès de l’Organisation des Nations Unies à New York'],
    ['Vienna', ' à Vienne'],
    ['Rabat', ' à Rabat'],
    ['', ''],
    [null, ''],
  ])('of a mission in %j', (city, seat) => {
    expect(addresseeNames(mission(city), morocco, 'fr')).toEqual({
      full: `la Mission permanente du Royaume du Maroc${seat}`,
      short: 'la Mission permanente du Royaume du Maroc',
      fullTo: `à la Mission permanente du Royaume du Maroc${seat}`,
      shortTo: 'à la Mission permanente du Royaume du Maroc',
    });
  });

  it('melts preposition and article: au Ministère, aux Forces armées, al Ministerio', () => {
    const to = (kind: 'ministry' | 'armed_forces', name: string, language: LetterLanguage) =>
      addresseeNames(
        { kind, name, city: null },
        { iso3: 'MAR', formal: language === 'es' ? 'el Reino de Marruecos' : morocco.formal },
        language,
      ).shortTo;
    expect(to('ministry', 'Ministry of Foreign Affairs', 'fr')).toBe(
      'au Ministère des affaires étrangères du Royaume du Maroc',
    );
    expect(to('ministry', 'Ministry of Defence', 'fr')).toBe('au Ministère de la défense du Royaume du Maroc');
    expect(to('armed_forces', 'Armed Forces', 'fr')).toBe('aux Forces armées du Royaume du Maroc');
    expect(to('ministry', 'Ministerio de Relaciones Exteriores', 'es')).toBe(
      'al Ministerio de Relaciones Exteriores del Reino de Marruecos',
    );
  });

  it('inflects Russian after "to"', () => {
    expect(addresseeNames(mission('Geneva'), { iso3: 'AGO', formal: 'Республика Ангола' }, 'ru')).toMatchObject({
      short: 'Постоянное представительство Республики Ангола',
      shortTo: 'Постоянному представительству Республики Ангола',
    });
  });

  it('knows that two keep observer missions', () => {
    const name = (iso3: string) => addresseeNames(mission(null), { iso3, formal: 'X' }, 'en').short;
    expect(['VAT', 'PSE', 'AGO'].map(name)).toEqual([
      'the Permanent Observer Mission of X',
      'the Permanent Observer Mission of X',
      'the Permanent Mission of X',
    ]);
  });

  it('lets others keep their own name, of their State where they do not say so', () => {
    const ministry = { kind: 'ministry' as const, name: 'Ministry of Health', city: null };
    expect(addresseeNames(ministry, { iso3: 'KEN', formal: 'the Republic of Kenya' }, 'en').fullTo).toBe(
      'to the Ministry of Health of the Republic of Kenya',
    );
    const named = { kind: 'other' as const, name: 'The Kenya Red Cross, Republic of Kenya', city: null };
    expect(addresseeNames(named, { iso3: 'KEN', formal: 'the Republic of Kenya' }, 'en').full).toBe(
      'The Kenya Red Cross, Republic of Kenya',
    );
    expect(
      addresseeNames({ kind: 'regional_organisation', name: 'African Union', city: null }, null, 'en').shortTo,
    ).toBe('to the African Union');
  });

  it('leaves no placeholder, for any kind in any language', () => {
    for (const language of LETTER_LANGUAGES)
      for (const kind of INSTITUTION_KINDS)
        for (const city of ['Geneva', 'New York', 'Nairobi', null])
          for (const iso3 of ['KEN', 'VAT']) {
            const names = addresseeNames({ kind, name: 'Foreign Office', city }, { iso3, formal: 'Кения' }, language);
            expect(Object.values(names).join()).not.toMatch(/[{}]|undefined/);
          }
  });
});
