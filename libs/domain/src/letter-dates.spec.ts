import { expect, it } from 'vitest';
import { holdDates, letterDate, placeLine } from './letter-dates.js';
import { LETTER_LANGUAGES, type LetterLanguage } from './letter-document.js';

it.each<[LetterLanguage, string, string, string]>([
  ['en', '24 November 2026', '1 December 2026', 'Geneva, 24 November 2026'],
  ['fr', '24 novembre 2026', '1er décembre 2026', 'Geneva, le 24 novembre 2026'],
  ['es', '24 de noviembre de 2026', '1 de diciembre de 2026', 'Geneva, 24 de noviembre de 2026'],
  ['ar', '24 تشرين الثاني/نوفمبر 2026', '1 كانون الأول/ديسمبر 2026', 'Geneva، 24 تشرين الثاني/نوفمبر 2026'],
  ['zh', '2026年11月24日', '2026年12月1日', '2026年11月24日于Geneva'],
  ['ru', '24 ноября 2026 года', '1 декабря 2026 года', 'Geneva, 24 ноября 2026 года'],
])('a day in %s', (language, day, first, place) => {
  expect(letterDate('2026-11-24', language)).toBe(day);
  expect(letterDate('2026-12-01', language)).toBe(first);
  expect(placeLine('Geneva', day, language)).toBe(place);
});

it('has twelve different months in every language', () => {
  for (const language of LETTER_LANGUAGES) {
    const days = Array.from({ length: 12 }, (_, month) =>
      letterDate(`2026-${String(month + 1).padStart(2, '0')}-05`, language),
    );
    expect(new Set(days).size).toBe(12);
    expect(days.join()).not.toMatch(/undefined|NaN|_/);
  }
});

it('agrees with the calendar of the machine where both say the same', () => {
  for (const [language, tag] of [
    ['en', 'en-GB'],
    ['es', 'es-ES'],
    ['zh', 'zh-CN'],
  ] as const) {
    const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-09`;
      expect(letterDate(day, language)).toBe(format.format(new Date(day)));
    }
  }
});

it('writes Arabic figures where they are wished', () => {
  expect(letterDate('2026-11-24', 'ar', 'arabic')).toBe('٢٤ تشرين الثاني/نوفمبر ٢٠٢٦');
  expect(letterDate('2026-11-24', 'en', 'arabic')).toBe('24 November 2026');
});

it('holds a day to its month, and nothing else', () => {
  const shown = (text: string, language: LetterLanguage) => holdDates(text, language).replaceAll('\u00a0', '~');
  expect(shown('on 3 December 2008, 80 States', 'en')).toBe('on 3~December 2008, 80 States');
  expect(shown('le 1er juin, le 12 août', 'fr')).toBe('le 1er~juin, le 12~août');
  expect(shown('el 3 de mayo de 2026, 3 de los Estados', 'es')).toBe('el 3~de~mayo de 2026, 3 de los Estados');
  expect(shown('24 ноября 2026 года', 'ru')).toBe('24~ноября 2026 года');
  expect(shown('5 Marches', 'en')).toBe('5 Marches');
  expect(shown('2026年11月24日', 'zh')).toBe('2026年11月24日');
});
