import { describe, expect, it } from 'vitest';
import { composeLetter } from './letter-compose.js';
import {
  gapsOf,
  LETTER_FORMS,
  LETTER_LANGUAGES,
  plainText,
  type LetterForm,
  type LetterLanguage,
} from './letter-document.js';
import { facts } from './letter-facts.testing.js';
import { letterValues } from './letter-values.js';
import { parseMerge } from './merge/merge-parser.js';
import { renderLine, renderMerge } from './merge/merge-render.js';

const compose = (form: LetterForm, language: LetterLanguage, body: string, change: object = {}, subject = '') => {
  const values = letterValues({ ...facts(language), ...change }, language);
  const merged = (text: string) => parseMerge(text).nodes;
  return composeLetter({
    form,
    language,
    values,
    subject: renderLine(merged(subject), values),
    body: renderMerge(merged(body), values),
  });
};
const said = (...given: Parameters<typeof compose>) =>
  plainText(compose(...given))
    .replaceAll('\u00a0', ' ')
    .split('\n\n');

describe('a note verbale', () => {
  it('goes on from the compliments, in the third person, and ends in assurances, place and addressee', () => {
    expect(said('note_verbale', 'fr', 'a l’honneur de se référer à {{treaty.short}}.')).toEqual([
      'Unité d’appui à l’application · ISU/2026/041',
      'NOTE VERBALE',
      'L’Unité d’appui à l’application de la Convention sur les armes à sous-munitions présente ses compliments à la Mission permanente du Royaume du Maroc auprès de l’Office des Nations Unies et des autres organisations internationales à Genève et a l’honneur de se référer à la Convention.',
      'L’Unité d’appui à l’application saisit cette occasion pour renouveler à la Mission permanente du Royaume du Maroc les assurances de sa très haute considération.',
      'Genève, le 24 novembre 2026',
      'Mission permanente du Royaume du Maroc auprès de l’Office des Nations Unies et des autres organisations internationales à Genève',
    ]);
  });

  it('keeps the compliments to themselves where the author begins a sentence', () => {
    const [, , compliments, first] = said('note_verbale', 'en', 'The Unit recalls.');
    expect(compliments).toMatch(/^The Implementation Support Unit .* in Geneva\.$/);
    expect(first).toBe('The Unit recalls.');
    expect(said('note_verbale', 'en', '')[2]).toBe(compliments);
    expect(said('note_verbale', 'en', '- a list')[2]).toBe(compliments);
  });

  it('is courteous in Spanish, Arabic, Chinese and Russian', () => {
    expect(said('note_verbale', 'es', 'tiene el honor.')[2]).toMatch(
      /^La Dependencia .* saluda atentamente a la Misión Permanente del Reino de Marruecos ante .* Ginebra y tiene el honor\.$/,
    );
    expect(said('note_verbale', 'ar', 'تتشرف.')[2]).toMatch(
      /^تهدي وحدة دعم التنفيذ .* أطيب تحياتها إلى البعثة الدائمة للمملكة المغربية .* وتتشرف\.$/,
    );
    expect(said('note_verbale', 'zh', '谨通知。')[2]).toBe(
      '《集束弹药公约》执行支助股向摩洛哥王国常驻联合国日内瓦办事处和瑞士其他国际组织代表团致意，并谨通知。',
    );
    expect(said('note_verbale', 'ru', 'имеет честь.')[2]).toMatch(
      / свидетельствует свое уважение Постоянному представительству Королевства Марокко .* и имеет честь\.$/,
    );
  });

  it('agrees with a masculine office in Arabic', () => {
    const office = { kind: 'coordinator', name: 'Coordinator A', city: 'Geneva' };
    const text = said('note_verbale', 'ar', 'يتشرف.', { office });
    expect(text[2]).toMatch(/^يهدي منسق .* أطيب تحياته إلى/);
    expect(text[3]).toMatch(/^ويغتنم المنسق .* تقديره واحترامه\.$/);
  });

  it('shows an addressee that is not known as a gap, not as nothing', () => {
    expect(gapsOf(compose('note_verbale', 'en', 'x', { institution: null }))).toEqual([
      { field: 'addressee.full_to', kind: 'missing' },
      { field: 'addressee.short_to', kind: 'missing' },
    ]);
  });
});

describe('a letter', () => {
  it('has place, address, salutation, subject, close and signature', () => {
    expect(said('letter', 'en', 'I write.', {}, 'Joining')).toEqual([
      'Implementation Support Unit · ISU/2026/041',
      'Geneva, 24 November 2026',
      'H.E. Ms. Officer C\nPermanent Representative\nPermanent Mission of the Kingdom of Morocco to the United Nations Office and other international organizations in Geneva',
      'Madam Ambassador,',
      'Joining',
      'I write.',
      'Please accept, Madam Ambassador, the assurances of my highest consideration.',
      'Officer B\nDirector\nImplementation Support Unit of the Convention on Cluster Munitions',
    ]);
  });

  it.each<[LetterLanguage, string]>([
    ['en', 'Excellency,'],
    ['fr', 'Excellence,'],
    ['es', 'Excelencia:'],
    ['ar', 'صاحب السعادة،'],
    ['zh', '阁下：'],
    ['ru', 'Ваше Превосходительство,'],
  ])('greets in %s who has no salutation recorded', (language, salutation) => {
    const text = said('letter', language, 'x', { person: null });
    expect(text).toContain(salutation);
    expect(text.at(-2)).toContain(salutation.slice(0, -1));
  });

  it('is signed by the office alone while nobody signs', () => {
    expect(said('letter', 'en', 'x', { signatory: null }).at(-1)).toBe(
      'Implementation Support Unit of the Convention on Cluster Munitions',
    );
  });
});

describe('the other forms', () => {
  it('an aide-memoire has neither address nor signature, a non-paper does not say who wrote it', () => {
    expect(said('aide_memoire', 'fr', 'Texte.', {}, 'Objet')).toEqual([
      'Unité d’appui à l’application · ISU/2026/041',
      'AIDE-MÉMOIRE',
      'Objet',
      'Texte.',
      'Genève, le 24 novembre 2026',
    ]);
    expect(said('non_paper', 'en', 'Text.')).toEqual(['NON-PAPER', 'Text.', '24 November 2026']);
  });

  it('an e-mail is salutation, text, regards and name', () => {
    expect(said('email', 'es', 'Texto.', { person: null })).toEqual([
      'Excelencia:',
      'Texto.',
      'Le saluda atentamente,',
      'Officer B\nDirector\nDependencia de Apoyo a la Aplicación de la Convención sobre Municiones en Racimo',
    ]);
  });

  it('are made in every language without a gap, and tell their direction', () => {
    for (const form of LETTER_FORMS)
      for (const language of LETTER_LANGUAGES) {
        const document = compose(form, language, 'x');
        expect(gapsOf(document)).toEqual([]);
        expect(document.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
        expect(plainText(document)).not.toMatch(/undefined|[{}]/);
      }
  });
});
