import type { IRunOptions } from 'docx';
import type { LetterLanguage } from '@demarche/domain/letter-document';

const TAGS: Record<LetterLanguage, string> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-SA',
  zh: 'zh-CN',
  ru: 'ru-RU',
};

/** Typefaces that office programs have; where one is missing they take another serif. */
export const FONTS = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'SimSun',
} as const;

/** What spelling is checked against; a text of another script has its own slot. */
export function languageTag(language: LetterLanguage): NonNullable<IRunOptions['language']> {
  switch (language) {
    case 'zh':
      return { value: 'en-GB', eastAsia: TAGS.zh };
    case 'ar':
      return { value: 'en-GB', bidirectional: TAGS.ar };
    case 'en':
    case 'fr':
    case 'es':
    case 'ru':
      return { value: TAGS[language] };
  }
}

/** Arabic is set larger to look as large. In half points. */
export function sizeOf(language: LetterLanguage): number {
  return language === 'ar' ? 30 : 24;
}

/** Words that run from right to left; a reference or a name in Latin letters keeps its own direction. */
export function isRightToLeft(text: string, language: LetterLanguage): boolean {
  return language === 'ar' && !/\p{Script=Latin}/u.test(text);
}
