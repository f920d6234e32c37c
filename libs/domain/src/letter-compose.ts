import { COURTESIES } from './letter-courtesies.js';
import { courtesy, noteVerbaleText } from './letter-courtesy.js';
import { placeLine } from './letter-dates.js';
import {
  directionOf,
  type LetterBlock,
  type LetterDocument,
  type LetterForm,
  type LetterLanguage,
  type LetterRun,
} from './letter-document.js';
import { sentenceCase } from './letter-grammar.js';
import { typeset } from './letter-typography.js';
import { FORM_HEADINGS } from './letter-words.js';
import type { MergeValues } from './merge/merge-ast.js';

export interface LetterParts {
  readonly form: LetterForm;
  readonly language: LetterLanguage;
  /** What `letterValues` made. */
  readonly values: MergeValues;
  /** What the letter is about; empty: nothing stands above the text. */
  readonly subject: readonly LetterRun[];
  /** The author's text, merged. */
  readonly body: readonly LetterBlock[];
}

/**
 * The whole letter: the form's parts around the author's text. A note verbale speaks in the third person, names its
 * addressee at its foot and is initialled; a letter has a salutation, a close and a signature; an aide-memoire has neither
 * address nor signature; a non-paper does not say who wrote it.
 */
export function composeLetter(parts: LetterParts): LetterDocument {
  const { form, language, subject } = parts;
  const heading = FORM_HEADINGS[language][form];
  const about = subject.map((run) => run.text).join('');
  return {
    language,
    direction: directionOf(language),
    form,
    title: [heading, about, said(parts.values, 'reference')].filter(Boolean).join(' · '),
    blocks: typeset(blocksOf(parts), language),
  };
}

function blocksOf(parts: LetterParts): LetterBlock[] {
  const { form, language, values, body } = parts;
  const place: LetterBlock = { kind: 'place', runs: placeRuns(values, language) };
  switch (form) {
    case 'note_verbale':
      return [...head(parts), ...noteVerbaleText(body, values, language), place, ...addressOf(values, 'institution')];
    case 'letter':
      return [...letterhead(values), place, ...addressOf(values, 'person'), ...personal(parts, 'close')];
    case 'aide_memoire':
      return [...head(parts), ...body, place];
    case 'non_paper':
      return [...head(parts).slice(1), ...body, { kind: 'place', runs: dateRuns(values) }];
    case 'email':
      return personal(parts, 'regards');
  }
}

function head({ form, language, values, subject }: LetterParts): LetterBlock[] {
  const heading: LetterBlock = { kind: 'heading', runs: [{ text: FORM_HEADINGS[language][form] ?? '' }] };
  return [...letterhead(values), heading, ...subjectOf(subject)];
}

function letterhead(values: MergeValues): LetterBlock[] {
  const reference = said(values, 'reference') || null;
  return [{ kind: 'letterhead', office: withoutArticle(said(values, 'office.short')), reference }];
}

function subjectOf(runs: readonly LetterRun[]): LetterBlock[] {
  return runs.length > 0 ? [{ kind: 'subject', runs }] : [];
}

/** What one person writes to another. */
function personal({ language, values, subject, body }: LetterParts, end: 'close' | 'regards'): LetterBlock[] {
  const signed = [said(values, 'signatory.name'), said(values, 'signatory.title')].filter(Boolean);
  const office = withoutArticle(said(values, 'office.name'));
  return [
    { kind: 'paragraph', part: 'salutation', runs: courtesy('{{person.salutation}}', values) },
    ...(end === 'close' ? subjectOf(subject) : []),
    ...body,
    { kind: 'paragraph', part: 'closing', runs: courtesy(COURTESIES[language][end], values) },
    { kind: 'signature', lines: [...signed, office] },
  ];
}

/** A letter goes to a person in a post; a note verbale goes to the institution. */
function addressOf(values: MergeValues, to: 'person' | 'institution'): LetterBlock[] {
  const names =
    to === 'person' ? (['person.address', 'post.title', 'addressee.full'] as const) : (['addressee.full'] as const);
  const lines = names.flatMap((name): LetterRun[][] => {
    const text = said(values, name);
    return text === '' ? [] : [[{ text: sentenceCase(withoutArticle(text)), field: name }]];
  });
  return lines.length > 0 ? [{ kind: 'address', lines }] : [];
}

function placeRuns(values: MergeValues, language: LetterLanguage): LetterRun[] {
  const [place, date] = [said(values, 'place'), said(values, 'date')];
  if (place === '') return dateRuns(values);
  const line = placeLine(place, date, language);
  const at = line.indexOf(date);
  const runs: LetterRun[] = [
    { text: line.slice(0, at) },
    { text: date, field: 'date' },
    { text: line.slice(at + date.length) },
  ];
  return runs.filter((run) => run.text !== '');
}

function dateRuns(values: MergeValues): LetterRun[] {
  return [{ text: said(values, 'date'), field: 'date' }];
}

/** As it stands alone, in a letterhead or an address. */
function withoutArticle(name: string): string {
  return sentenceCase(name.replace(/^(the|la|le|les|el|los|las) |^l['’]/, ''));
}

function said(values: MergeValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
