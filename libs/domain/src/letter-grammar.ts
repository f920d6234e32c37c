import type { LetterLanguage } from './letter-document.js';
import { russianGenitive } from './russian-genitive.js';

/**
 * `name` after "of": "of the Republic of Angola", "du Royaume du Maroc", "del Reino de España". In Chinese, where the
 * possessor stands before, the name itself.
 * @param name with its article where it has one, as UNTERM gives formal names
 */
export function ofName(name: string, language: LetterLanguage): string {
  const said = tidy(name);
  switch (language) {
    case 'en':
      return `of ${said}`;
    case 'fr':
      return frenchAfter('de', said);
    case 'es':
      return said.startsWith('el ') ? `del ${said.slice(3)}` : `de ${said}`;
    case 'ar':
      return arabicTo(said);
    case 'zh':
      return said;
    case 'ru':
      return russianGenitive(said);
  }
}

/** `name` after "to", in the languages whose preposition melts into the article: "au Royaume du Maroc". */
export function toName(name: string, language: LetterLanguage): string {
  const said = tidy(name);
  switch (language) {
    case 'en':
      return `to ${said}`;
    case 'fr':
      return frenchAfter('à', said);
    case 'es':
      return said.startsWith('el ') ? `al ${said.slice(3)}` : `a ${said}`;
    case 'ar':
      return `إلى ${said}`;
    case 'zh':
      return `向${said}`;
    case 'ru':
      return said;
  }
}

/** "le" and "les" melt into "de" and "à"; "de" loses its vowel before another and before a mute h. */
function frenchAfter(preposition: 'de' | 'à', name: string): string {
  const [masculine, plural] = preposition === 'de' ? ['du', 'des'] : ['au', 'aux'];
  if (name.startsWith('le ')) return `${masculine} ${name.slice(3)}`;
  if (name.startsWith('les ')) return `${plural} ${name.slice(4)}`;
  const articled = /^(la |l['’])/.test(name);
  if (preposition === 'de' && !articled && /^[aeiouyhàâéèêëîïôûœæ]/i.test(name.normalize('NFC'))) return `d'${name}`;
  return `${preposition} ${name}`;
}

/** The preposition is written into the word; before the article its alif falls away. */
function arabicTo(name: string): string {
  return name.startsWith('ال') ? `لل${name.slice(2)}` : `ل${name}`;
}

/**
 * A State's short name in running text, with its article: UNTERM writes "Angola (l')", "Bahamas (les)". Where the
 * brackets hold more than an article ("Bolivie (État plurinational de)") the formal name is the one that reads.
 */
export function runningName(short: string, formal: string): string {
  const match = /^(.*?) \((.*)\)$/.exec(tidy(short));
  if (!match) return tidy(short);
  const [, bare = '', inside = ''] = match;
  if (/^(l['’])$/i.test(inside)) return `${inside}${bare}`;
  return /^(the|le|la|les|el|los|las)$/i.test(inside) ? `${inside} ${bare}` : tidy(formal);
}

/**
 * The short name by itself, as in a table: without what stands in brackets. Chinese brackets stay: they tell the two
 * Congos apart.
 */
export function bareName(short: string): string {
  return tidy(short).replace(/ \(.*\)$/, '');
}

/** The first letter large, as at the beginning of a sentence. */
export function sentenceCase(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return text === '' ? '' : first.toUpperCase() + text.slice(first.length);
}

function tidy(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}
