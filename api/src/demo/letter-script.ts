import type { LetterOrigin, LetterStep } from '@demarche/domain/letter-course';
import type { LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import type { Label } from '@demarche/domain/labels';

export interface DemoLetter {
  /** By which its answer names it. */
  key: string;
  day: number;
  by: string;
  state: string;
  form: LetterForm;
  language: LetterLanguage;
  /** From the pack's template of its form and language; what it asks of a person is filled in here. */
  asked?: Record<string, string>;
  subject?: string;
  body?: string;
  enclosures?: string[];
  label?: Label;
  /** Offices on the list of a restricted one. */
  listed?: string[];
  answers?: string;
  steps: { day: number; step: Exclude<LetterStep, 'discard'>; reason?: string }[];
}

/** Letters of ours: answered, awaited, late and chased, acknowledged, cleared, drafts, one void, one in the series of the restricted. */
export const LETTERS: DemoLetter[] = [
  {
    key: 'haiti',
    day: -66,
    by: 'isu',
    state: 'HTI',
    form: 'note_verbale',
    language: 'fr',
    asked: { 'date de l’entretien': '12 novembre' },
    enclosures: ['Dossier de ratification (français)'],
    steps: [
      { day: -65, step: 'clear' },
      { day: -64, step: 'sign' },
      { day: -64, step: 'send' },
      { day: -20, step: 'chase' },
    ],
  },
  {
    key: 'angola',
    day: -52,
    by: 'coordinator',
    state: 'AGO',
    form: 'note_verbale',
    language: 'en',
    asked: { 'meeting date': 'a day that suits the Permanent Mission' },
    enclosures: ['Ratification toolkit (Portuguese)'],
    steps: [
      { day: -51, step: 'clear' },
      { day: -51, step: 'sign' },
      { day: -50, step: 'send' },
    ],
  },
  {
    key: 'djibouti',
    day: -34,
    by: 'presidency',
    state: 'DJI',
    form: 'note_verbale',
    language: 'fr',
    asked: { 'date de l’entretien': '15 du mois prochain' },
    steps: [
      { day: -34, step: 'clear' },
      { day: -33, step: 'sign' },
      { day: -33, step: 'send' },
      { day: -28, step: 'acknowledge' },
    ],
  },
  {
    key: 'indonesia',
    day: -22,
    by: 'coordinator',
    state: 'IDN',
    form: 'letter',
    language: 'en',
    asked: { 'meeting date': 'a day of your choice' },
    steps: [
      { day: -21, step: 'clear' },
      { day: -20, step: 'sign' },
      { day: -20, step: 'send' },
    ],
  },
  {
    key: 'uganda',
    day: -16,
    by: 'isu',
    state: 'UGA',
    form: 'note_verbale',
    language: 'en',
    asked: { 'meeting date': 'a day of the coming fortnight' },
    steps: [
      { day: -15, step: 'clear' },
      { day: -14, step: 'void', reason: 'It named a meeting that was moved; it is written anew.' },
    ],
  },
  {
    key: 'liberia',
    day: -11,
    by: 'isu',
    state: 'LBR',
    form: 'aide_memoire',
    language: 'en',
    subject: 'Points for the visit',
    body: 'Points that were agreed between the two offices for the visit:\n\n- the depositary’s procedure;\n- the model law;\n- who will be met.',
    label: 'restricted',
    listed: ['presidency'],
    steps: [
      { day: -10, step: 'clear' },
      { day: -10, step: 'send' },
    ],
  },
  {
    key: 'jamaica',
    day: -3,
    by: 'presidency',
    state: 'JAM',
    form: 'note_verbale',
    language: 'en',
    asked: { 'meeting date': 'the margins of the First Committee' },
    steps: [{ day: -2, step: 'clear' }],
  },
  {
    key: 'tanzania-answer',
    day: -2,
    by: 'coordinator',
    state: 'TZA',
    form: 'letter',
    language: 'en',
    subject: 'Second copy of the toolkit',
    body: 'Thank you for your note. A second copy of the toolkit is on its way to {{addressee.short}}.\n\nI would be glad to go through it with your colleagues on {{ask:day of the meeting}}.',
    answers: 'tanzania',
    steps: [],
  },
  {
    key: 'kenya',
    day: -1,
    by: 'isu',
    state: 'KEN',
    form: 'note_verbale',
    language: 'en',
    steps: [],
  },
];

export interface DemoReceived {
  key: string;
  day: number;
  by: string;
  state: string;
  theirRef: string;
  subject: string;
  body: string;
  answers?: string;
}

/** Letters to us. */
export const RECEIVED: DemoReceived[] = [
  {
    key: 'angola-answer',
    day: -30,
    by: 'isu',
    state: 'AGO',
    theirRef: 'MP/118 (fictional)',
    subject: 'The competent authority',
    body: 'The note names the authority to be addressed, and thanks for the toolkit.',
    answers: 'angola',
  },
  {
    key: 'tanzania',
    day: -5,
    by: 'coordinator',
    state: 'TZA',
    theirRef: 'PM/7/26 (fictional)',
    subject: 'A second copy of the toolkit',
    body: 'A second copy of the toolkit is asked for.',
  },
];

/** Letters that others sent to States. */
export const OF_OTHERS: {
  day: number;
  by: string;
  origin: Exclude<LetterOrigin, 'own'>;
  state: string;
  subject: string;
}[] = [
  { day: -45, by: 'isu', origin: 'depositary', state: 'PNG', subject: 'Treaty event: instruments can be deposited' },
  { day: -27, by: 'isu', origin: 'partner', state: 'SUR', subject: 'Offer of a briefing for members of parliament' },
];
