import type { LetterLanguage } from './letter-document.js';
import { ofName } from './letter-grammar.js';
import type { OfficeKind } from './office.js';

/** How our offices are named in letters. `{of}`: of the treaty; `{treaty}`: its name alone. */
interface OfficePhrase {
  readonly long: string;
  readonly short: string;
  /** For the verbs of Arabic, which agree with it. */
  readonly masculine?: true;
}
const PHRASES: Partial<Record<OfficeKind, Record<LetterLanguage, OfficePhrase>>> = {
  isu: {
    en: { long: 'the Implementation Support Unit {of}', short: 'the Implementation Support Unit' },
    fr: { long: 'l’Unité d’appui à l’application {of}', short: 'l’Unité d’appui à l’application' },
    es: { long: 'la Dependencia de Apoyo a la Aplicación {of}', short: 'la Dependencia de Apoyo a la Aplicación' },
    ar: { long: 'وحدة دعم التنفيذ {of}', short: 'وحدة دعم التنفيذ' },
    zh: { long: '{treaty}执行支助股', short: '执行支助股' },
    ru: { long: 'Группа имплементационной поддержки {of}', short: 'Группа имплементационной поддержки' },
  },
  presidency: {
    en: { long: 'the Presidency {of}', short: 'the Presidency' },
    fr: { long: 'la Présidence {of}', short: 'la Présidence' },
    es: { long: 'la Presidencia {of}', short: 'la Presidencia' },
    ar: { long: 'رئاسة {treaty}', short: 'الرئاسة' },
    zh: { long: '{treaty}主席', short: '主席' },
    ru: { long: 'Председательство {of}', short: 'Председательство' },
  },
  coordinator: {
    en: { long: 'the Coordinator on Universalization {of}', short: 'the Coordinator' },
    fr: { long: 'le Coordonnateur pour l’universalisation {of}', short: 'le Coordonnateur' },
    es: { long: 'el Coordinador de la Universalización {of}', short: 'el Coordinador' },
    ar: { long: 'منسق عالمية {treaty}', short: 'المنسق', masculine: true },
    zh: { long: '{treaty}普遍加入问题协调员', short: '协调员' },
    ru: { long: 'Координатор по вопросам универсализации {of}', short: 'Координатор' },
  },
};

/**
 * An office as a letter names it, with its article. One that has no name in this language keeps its own, in all six.
 * @param treaty the treaty's name with its article
 */
export function officeInLetters(
  office: { kind: OfficeKind; name: string },
  treaty: string,
  language: LetterLanguage,
): { long: string; short: string; masculine: boolean } {
  const phrase = PHRASES[office.kind]?.[language];
  if (!phrase) {
    const own = language === 'en' && !/^the /i.test(office.name) ? `the ${office.name}` : office.name;
    return { long: own, short: own, masculine: false };
  }
  const long = phrase.long.replace('{of}', ofName(treaty, language)).replace('{treaty}', treaty);
  return { long, short: phrase.short, masculine: phrase.masculine ?? false };
}

/** The name of a treaty with its article. */
export function treatyInLetters(name: string, language: LetterLanguage): { name: string; short: string } {
  const kind = name.split(' ')[0] ?? '';
  switch (language) {
    case 'en':
      return {
        name: `the ${name}`,
        short: `the ${/^(Convention|Treaty|Protocol|Agreement)/.exec(name)?.[0] ?? 'Treaty'}`,
      };
    case 'fr': {
      const article = /^[AEIOUÉ]/.test(kind) ? 'l’' : /^Convention|^Charte/.test(kind) ? 'la ' : 'le ';
      return { name: article + name, short: article + kind };
    }
    case 'es': {
      const article = /^Convención|^Carta/.test(kind) ? 'la ' : 'el ';
      return { name: article + name, short: article + kind };
    }
    case 'ar':
      return { name, short: /^معاهدة/.test(kind) ? 'المعاهدة' : 'الاتفاقية' };
    case 'zh':
      return {
        name: name.startsWith('《') ? name : `《${name}》`,
        short: name.includes('条约') ? '《条约》' : '《公约》',
      };
    case 'ru':
      return { name, short: kind };
  }
}
