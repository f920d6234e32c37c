import type { IsoDate } from './dates.js';
import type { LetterLanguage } from './letter-document.js';

/** Months as they stand in a date. Arabic as the United Nations writes them: the Levantine name, then the Latin one. */
const MONTHS: Record<Exclude<LetterLanguage, 'zh'>, string> = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ar: 'كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
};

export type LetterDigits = 'latin' | 'arabic';

/**
 * A day as a letter writes it, Gregorian in every language. From tables of its own: what the installed ICU knows changes
 * from one version to the next, a letter that was sent must not.
 * @param digits for Arabic only
 */
export function letterDate(date: IsoDate, language: LetterLanguage, digits: LetterDigits = 'latin'): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (language === 'zh') return `${year}年${month}月${day}日`;
  const name = (MONTHS[language].split(' ')[month - 1] ?? '').replace('_', ' ');
  switch (language) {
    case 'en':
      return `${day} ${name} ${year}`;
    case 'fr':
      return `${day === 1 ? '1er' : day} ${name} ${year}`;
    case 'es':
      return `${day} de ${name} de ${year}`;
    case 'ru':
      return `${day} ${name} ${year} года`;
    case 'ar':
      return arabicDigits(`${day} ${name} ${year}`, digits);
  }
}

function arabicDigits(text: string, digits: LetterDigits): string {
  if (digits === 'latin') return text;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
}

const DAY_AND_MONTH: Partial<Record<LetterLanguage, RegExp>> = Object.fromEntries(
  (['en', 'fr', 'es', 'ru'] as const).map((language) => {
    const [day, months] = [language === 'fr' ? '1er|\\d{1,2}' : '\\d{1,2}', MONTHS[language].replaceAll(' ', '|')];
    return [language, new RegExp(`\\b(${day})( de)? (?=(?:${months})(?!\\p{L}))`, 'gu')];
  }),
);

/** `text` so that no line ends between the day and the month of its dates. */
export function holdDates(text: string, language: LetterLanguage): string {
  const dates = DAY_AND_MONTH[language];
  return dates ? text.replace(dates, (found) => found.replaceAll(' ', '\u00a0')) : text;
}

/** Where and when: "Genève, le 24 novembre 2026". */
export function placeLine(city: string, date: string, language: LetterLanguage): string {
  switch (language) {
    case 'fr':
      return `${city}, le ${date}`;
    case 'ar':
      return `${city}، ${date}`;
    case 'zh':
      return `${date}于${city}`;
    case 'en':
    case 'es':
    case 'ru':
      return `${city}, ${date}`;
  }
}
