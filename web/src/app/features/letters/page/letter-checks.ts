import type { LetterDocumentView, LetterView } from '@demarche/contracts/letters';
import { LETTER_FIELDS, type LetterFieldSource } from '@demarche/domain/letter-fields';
import { runsOf } from '@demarche/domain/letter-document';

/** One thing to be right before a letter leaves. */
export interface LetterCheck {
  readonly key: string;
  readonly done: boolean;
  /** A merge field or the words of a gap that the sentence names. */
  readonly field?: string;
}
type Checked = Pick<LetterView, 'form' | 'post' | 'signatory' | 'attachments' | 'enclosures'>;

/** What still has to be done first, then what is in order. */
export function checksOf(letter: Checked, { document, gaps }: LetterDocumentView): LetterCheck[] {
  const checks: LetterCheck[] = gaps.map(({ field, kind }) => ({
    key: kind,
    done: false,
    field: field.replace(/^ask:/, ''),
  }));
  if (letter.form === 'note_verbale' || letter.form === 'letter') {
    checks.push({ key: 'post', done: letter.post !== null });
  }
  if (letter.form === 'letter') checks.push({ key: 'signatory', done: letter.signatory !== null });
  const sources = new Set(fieldsOf(document).flatMap(({ source, gap }) => (gap ? [] : source)));
  for (const source of ['unterm', 'depositary', 'general_assembly'] as const) {
    if (sources.has(source)) checks.push({ key: source, done: true });
  }
  if (letter.attachments.length + letter.enclosures.length > 0) checks.push({ key: 'enclosed', done: true });
  return [...checks.filter(({ done }) => !done), ...checks.filter(({ done }) => done)];
}

/** What was merged, each field once, with what it says and where that comes from. */
export interface MergedField {
  readonly name: string;
  readonly value: string;
  readonly source: LetterFieldSource | 'hand';
  readonly gap: boolean;
}

export function fieldsOf(document: LetterDocumentView['document']): MergedField[] {
  const found = new Map<string, MergedField>();
  for (const { field, text, gap } of runsOf(document)) {
    if (field === undefined || found.has(field)) continue;
    const source = LETTER_FIELDS.find(({ name }) => name === field)?.source ?? 'hand';
    found.set(field, { name: field, value: text, source, gap: gap !== undefined });
  }
  return [...found.values()];
}
