import type { LetterLanguage } from './letter-document.js';
import type { LetterFacts } from './letter-values.js';

const NAMES: Record<LetterLanguage, [short: string, formal: string, treaty: string]> = {
  en: ['Morocco', 'the Kingdom of Morocco', 'Convention on Cluster Munitions'],
  fr: ['Maroc (le)', 'le Royaume du Maroc', 'Convention sur les armes à sous-munitions'],
  es: ['Marruecos', 'el Reino de Marruecos', 'Convención sobre Municiones en Racimo'],
  ar: ['المغرب', 'المملكة المغربية', 'اتفاقية الذخائر العنقودية'],
  zh: ['摩洛哥', '摩洛哥王国', '集束弹药公约'],
  ru: ['Марокко', 'Королевство Марокко', 'Конвенция по кассетным боеприпасам'],
};

/** A letter about which everything is known. */
export function facts(language: LetterLanguage): LetterFacts {
  const [short, formal, treaty] = NAMES[language];
  return {
    state: { iso3: 'MAR', short, formal, capital: 'Rabat' },
    treaty,
    status: {
      status: 'signatory',
      since: '2008-12-03',
      signedOn: '2008-12-03',
      depositedOn: null,
      inForceOn: null,
      leavingOn: null,
      asAt: '2026-02-03',
    },
    vote: { year: 2025, choice: 'yes', resolution: 'A/RES/80/35' },
    reported: { contaminated: true, stockpiler: false },
    institution: { kind: 'permanent_mission', name: 'Permanent Mission of Morocco', city: 'Geneva' },
    post: { title: 'Permanent Representative' },
    person: { name: 'Officer C', salutation: 'Madam Ambassador,', formOfAddress: 'H.E. Ms. Officer C' },
    office: { kind: 'isu', name: 'Implementation Support Unit', city: 'Geneva' },
    signatory: { name: 'Officer B', title: 'Director' },
    reference: 'ISU/2026/041',
    date: '2026-11-24',
    deposit: {
      on: '2026-11-24',
      inForceOn: '2027-05-01',
      firstReportOn: '2027-10-28',
      stockpilesBy: '2035-05-01',
      clearanceBy: '2037-05-01',
    },
  };
}
