import type { LetterLanguage } from './letter-document.js';
import { ofName } from './letter-grammar.js';
import type { OfficeKind } from './office.js';

/** How our offices are named in letters. */
interface OfficePhrase {
  readonly short: string;
  /** Where it is not the short name and then `{of}`, of the treaty. `{treaty}`: the treaty's name alone. */
  readonly long?: string;
  /** For the verbs of Arabic, which agree with it. */
  readonly masculine?: true;
}
const PHRASES: Partial<Record<OfficeKind, Record<LetterLanguage, OfficePhrase>>> = {
  isu: {
    en: { short: 'the Implementation Support Unit' },
    fr: { short: 'l’Unité d’appui à l’application' },
    es: { short: 'la Dependencia de Apoyo a la Aplicación' },
    ar: { short: 'وحدة دعم التنفيذ' },
    zh: { short: '执行支助股', long: '{treaty}执行支助股' },
    ru: { short: 'Группа имплементационной поддержки' },
  },
  presidency: {
    en: { short: 'the Presidency' },
    fr: { short: 'la Présidence' },
    es: { short: 'la Presidencia' },
    ar: { short: 'الرئاسة', long: 'رئاسة {treaty}' },
    zh: { short: '主席', long: '{treaty}主席' },
    ru: { short: 'Председательство' },
  },
  coordinator: {
    en: { short: 'the Coordinator', long: 'the Coordinator on Universalization {of}' },
    fr: { short: 'le Coordonnateur', long: 'le Coordonnateur pour l’universalisation {of}' },
    es: { short: 'el Coordinador', long: 'el Coordinador de la Universalización {of}' },
    ar: { short: 'المنسق', long: 'منسق عالمية {treaty}', masculine: true },
    zh: { short: '协调员', long: '{treaty}普遍加入问题协调员' },
    ru: { short: 'Координатор', long: 'Координатор по вопросам универсализации {of}' },
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
  const { short, long = `${short} {of}`, masculine = false } = phrase;
  const whole = long.replace('{of}', ofName(treaty, language)).replace('{treaty}', treaty);
  return { long: whole, short, masculine };
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
