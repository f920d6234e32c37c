import { describe, expect, it } from 'vitest';
import type { LetterLanguage } from './letter-document.js';
import { bareName, ofName, runningName, sentenceCase, toName } from './letter-grammar.js';

describe('ofName and toName', () => {
  it.each<[LetterLanguage, string, string, string]>([
    ['en', 'the Republic of Angola', 'of the Republic of Angola', 'to the Republic of Angola'],
    ['en', 'Hungary', 'of Hungary', 'to Hungary'],
    ['fr', 'la République d’Angola', 'de la République d’Angola', 'à la République d’Angola'],
    ['fr', 'le Royaume du Maroc', 'du Royaume du Maroc', 'au Royaume du Maroc'],
    ['fr', 'les Îles Cook', 'des Îles Cook', 'aux Îles Cook'],
    ['fr', "l'État de Palestine", "de l'État de Palestine", "à l'État de Palestine"],
    ['fr', 'Antigua-et-Barbuda', "d'Antigua-et-Barbuda", 'à Antigua-et-Barbuda'],
    ['fr', 'Oman', "d'Oman", 'à Oman'],
    ['fr', 'Nioué', 'de Nioué', 'à Nioué'],
    ['fr', 'Sainte-Lucie', 'de Sainte-Lucie', 'à Sainte-Lucie'],
    ['es', 'el Reino de España', 'del Reino de España', 'al Reino de España'],
    ['es', 'la República de Cuba', 'de la República de Cuba', 'a la República de Cuba'],
    ['es', 'los Estados Unidos Mexicanos', 'de los Estados Unidos Mexicanos', 'a los Estados Unidos Mexicanos'],
    ['es', 'El Salvador', 'de El Salvador', 'a El Salvador'],
    ['ar', 'جمهورية أنغولا', 'لجمهورية أنغولا', 'إلى جمهورية أنغولا'],
    ['ar', 'الاتحاد الروسي', 'للاتحاد الروسي', 'إلى الاتحاد الروسي'],
    ['zh', '安哥拉共和国', '安哥拉共和国', '向安哥拉共和国'],
    ['ru', 'Республика  Фиджи', 'Республики Фиджи', 'Республика Фиджи'],
  ])('%s: %s', (language, name, of, to) => {
    expect(ofName(name, language)).toBe(of);
    expect(toName(name, language)).toBe(to);
  });
});

describe('short names', () => {
  it.each([
    ["Angola (l')", 'la République d’Angola', "l'Angola", 'Angola'],
    ['Fidji (les)', 'la République des Fidji', 'les Fidji', 'Fidji'],
    ['Cuba', 'la République de Cuba', 'Cuba', 'Cuba'],
    [
      'Bolivie (État plurinational de)',
      "l'État plurinational de Bolivie",
      "l'État plurinational de Bolivie",
      'Bolivie',
    ],
    ['Gambia (the)', 'the Republic of the Gambia', 'the Gambia', 'Gambia'],
    ['刚果（布）', '刚果共和国', '刚果（布）', '刚果（布）'],
  ])('%s', (short, formal, running, bare) => {
    expect(runningName(short, formal)).toBe(running);
    expect(bareName(short)).toBe(bare);
  });

  it('begin large where a sentence begins', () => {
    expect(sentenceCase('les Îles Cook')).toBe('Les Îles Cook');
    expect(sentenceCase('état')).toBe('État');
    expect(sentenceCase('')).toBe('');
  });
});
