/** Languages in which letters are written; the first three are also the product's own. Source: domain.md, "Words". */
export const LETTER_LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** Source: issue "People and letters", the register of letters. */
export const LETTER_FORMS = ['note_verbale', 'letter', 'aide_memoire', 'non_paper', 'email'] as const;
export type LetterForm = (typeof LETTER_FORMS)[number];

export type LetterDirection = 'ltr' | 'rtl';

export function directionOf(language: LetterLanguage): LetterDirection {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/**
 * A letter as it is read, before it is drawn: on the screen, in DOCX, in PDF. Plain JSON. Nothing in a run is markup:
 * what it says is what is read.
 */
export interface LetterDocument {
  readonly language: LetterLanguage;
  readonly direction: LetterDirection;
  readonly form: LetterForm;
  /** Title in the properties of the file, which readers see before they open it. */
  readonly title: string;
  readonly blocks: readonly LetterBlock[];
}

export type LetterBlock =
  /** Who writes, and the reference; null while the letter has none. */
  | { readonly kind: 'letterhead'; readonly office: string; readonly reference: string | null }
  /** "NOTE VERBALE"; a letter has none. */
  | { readonly kind: 'heading'; readonly runs: readonly LetterRun[] }
  /** What the letter is about, in one line. */
  | { readonly kind: 'subject'; readonly runs: readonly LetterRun[] }
  | { readonly kind: 'paragraph'; readonly part: LetterPart; readonly runs: readonly LetterRun[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly LetterRun[])[] }
  /** "Geneva, 24 November 2026". */
  | { readonly kind: 'place'; readonly runs: readonly LetterRun[] }
  /** Where a letter begins and a note verbale ends: to whom it goes, line by line. */
  | { readonly kind: 'address'; readonly lines: readonly (readonly LetterRun[])[] }
  /** Room for the signature, and under it who signs. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] };

/** What a paragraph is for. Courtesies are the form's, the body is the author's. */
export type LetterPart = 'salutation' | 'body' | 'closing';

/** Words in one style and of one origin. */
export interface LetterRun {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  /** The merge field the words come from (`state.formal`), or what a hand field asks for (`ask:meeting date`). */
  readonly field?: string;
  /** The words stand for something that is missing: asked of a person, or not known to the register. */
  readonly gap?: 'ask' | 'missing';
}

/** What still has to be filled in, in reading order, each once. */
export function gapsOf(document: Pick<LetterDocument, 'blocks'>): { field: string; kind: 'ask' | 'missing' }[] {
  const found = new Map<string, 'ask' | 'missing'>();
  for (const { field, gap } of runsOf(document)) if (field !== undefined && gap) found.set(field, gap);
  return [...found].map(([field, kind]) => ({ field, kind }));
}

/** Every run of a document, in reading order. */
export function runsOf({ blocks }: Pick<LetterDocument, 'blocks'>): LetterRun[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'letterhead':
      case 'signature':
        return [];
      case 'list':
        return block.items.flat();
      case 'address':
        return block.lines.flat();
      case 'heading':
      case 'subject':
      case 'paragraph':
      case 'place':
        return block.runs;
    }
  });
}

/** What a document says, a line a block or item: for a plain-text body and for searching. */
export function plainText({ blocks }: Pick<LetterDocument, 'blocks'>): string {
  const said = (runs: readonly LetterRun[]): string => runs.map((run) => run.text).join('');
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'letterhead':
        return [[block.office, block.reference].filter((part) => part !== null).join(' · ')];
      case 'signature':
        return [block.lines.join('\n')];
      case 'list':
        return [block.items.map((item) => `- ${said(item)}`).join('\n')];
      case 'address':
        return [block.lines.map(said).join('\n')];
      case 'heading':
      case 'subject':
      case 'paragraph':
      case 'place':
        return [said(block.runs)];
    }
  });
  return lines.join('\n\n');
}
