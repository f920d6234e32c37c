import type { LetterLanguage } from './letter-document.js';
import type { KnownFields } from './merge/merge-check.js';

/** Where a value comes from; shown beside it. */
export type LetterFieldSource = 'unterm' | 'depositary' | 'general_assembly' | 'register' | 'pack' | 'letter';

/** A merge field that templates may name. */
export interface LetterField {
  readonly name: string;
  /** `condition` can only be asked about, in `{{#if …}}`. */
  readonly type: 'text' | 'condition';
  readonly source: LetterFieldSource;
  /** What it says for Angola, in English; of a condition, when it holds. */
  readonly example: string;
  /** Names it to people, in the catalogue of translations. */
  readonly labelKey: string;
}

const TEXTS: readonly (readonly [name: string, source: LetterFieldSource, example: string])[] = [
  ['state.formal', 'unterm', 'the Republic of Angola'],
  ['state.formal_of', 'unterm', 'of the Republic of Angola'],
  ['state.formal_to', 'unterm', 'to the Republic of Angola'],
  ['state.short', 'unterm', 'Angola'],
  ['state.short_of', 'unterm', 'of Angola'],
  ['state.short_to', 'unterm', 'to Angola'],
  ['state.name', 'unterm', 'Angola'],
  ['state.capital', 'register', 'Luanda'],
  ['treaty.name', 'pack', 'the Convention on Cluster Munitions'],
  ['treaty.of', 'pack', 'of the Convention on Cluster Munitions'],
  ['treaty.to', 'pack', 'to the Convention on Cluster Munitions'],
  ['treaty.short', 'pack', 'the Convention'],
  ['status.word', 'depositary', 'signatory'],
  ['status.since', 'depositary', '3 December 2008'],
  ['status.signed_on', 'depositary', '3 December 2008'],
  ['status.deposited_on', 'depositary', '16 June 2009'],
  ['status.in_force_on', 'depositary', '1 August 2010'],
  ['status.leaving_on', 'depositary', '6 March 2025'],
  ['status.as_at', 'depositary', '3 February 2026'],
  ['vote.last', 'general_assembly', 'in favour (2025)'],
  ['vote.word', 'general_assembly', 'in favour'],
  ['vote.year', 'general_assembly', '2025'],
  ['vote.resolution', 'general_assembly', '80/35'],
  ['post.title', 'register', 'Permanent Representative'],
  ['institution.name', 'register', 'Permanent Mission of Angola'],
  ['person.name', 'register', 'Officer C'],
  ['person.address', 'register', 'H.E. Ms. Officer C'],
  ['person.salutation', 'register', 'Excellency,'],
  ['addressee.full', 'register', 'the Permanent Mission of the Republic of Angola to the United Nations in New York'],
  [
    'addressee.full_to',
    'register',
    'to the Permanent Mission of the Republic of Angola to the United Nations in New York',
  ],
  ['addressee.short', 'register', 'the Permanent Mission of the Republic of Angola'],
  ['addressee.short_to', 'register', 'to the Permanent Mission of the Republic of Angola'],
  ['addressee.short_of', 'register', 'of the Permanent Mission of the Republic of Angola'],
  ['office.name', 'register', 'the Implementation Support Unit of the Convention on Cluster Munitions'],
  ['office.short', 'register', 'the Implementation Support Unit'],
  ['signatory.name', 'letter', 'Officer B'],
  ['signatory.title', 'letter', 'Director'],
  ['reference', 'letter', 'ISU/2026/041'],
  ['date', 'letter', '24 November 2026'],
  ['place', 'letter', 'Geneva'],
  ['deposit.on', 'pack', '24 November 2026'],
  ['deposit.in_force_on', 'pack', '1 May 2027'],
  ['deposit.first_report_on', 'pack', '28 October 2027'],
  ['deposit.stockpiles_by', 'pack', '1 May 2035'],
  ['deposit.clearance_by', 'pack', '1 May 2037'],
];

const CONDITIONS: readonly (readonly [name: string, source: LetterFieldSource, example: string])[] = [
  ['status.party', 'depositary', 'deposited and not withdrawn'],
  ['status.signatory', 'depositary', 'signed and not deposited'],
  ['status.not_party', 'depositary', 'neither signed nor deposited'],
  ['status.withdrawn', 'depositary', 'was party and is no longer'],
  ['status.leaving', 'depositary', 'gave notice that has not taken effect'],
  ['vote.yes', 'general_assembly', 'last voted in favour'],
  ['vote.no', 'general_assembly', 'last voted against'],
  ['vote.abstained', 'general_assembly', 'last abstained'],
  ['vote.absent', 'general_assembly', 'last did not vote'],
  // For the verbs of Arabic, which agree with who acts.
  ['office.masculine', 'register', 'the office is named by a masculine noun'],
  ['state.contaminated', 'register', 'contamination is reported'],
  ['state.stockpiler', 'register', 'a stockpile is reported'],
];

function field(type: LetterField['type']): (row: (typeof TEXTS)[number]) => LetterField {
  return ([name, source, example]) => ({ name, type, source, example, labelKey: `letters.fields.${name}` });
}

/** Every field a template may name, in the order in which they are offered. */
export const LETTER_FIELDS: readonly LetterField[] = [
  ...TEXTS.map(field('text')),
  ...CONDITIONS.map(field('condition')),
];

/** The same for the checker. */
export const KNOWN_FIELDS: KnownFields = new Map(LETTER_FIELDS.map(({ name, type }) => [name, type]));

/** Languages in which a PDF can be made: those whose letters the embedded typeface sets. */
export const PDF_LANGUAGES = ['en', 'fr', 'es'] as const satisfies readonly LetterLanguage[];
