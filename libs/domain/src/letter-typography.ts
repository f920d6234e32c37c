import { holdDates } from './letter-dates.js';
import type { LetterBlock, LetterLanguage, LetterRun } from './letter-document.js';

/**
 * Apostrophes curved; a day held to its month; in French the high punctuation held to its word: by spaces at which no line
 * breaks.
 */
export function typeset(blocks: readonly LetterBlock[], language: LetterLanguage): LetterBlock[] {
  const set = (text: string): string => setText(text, language);
  const runs = (all: readonly LetterRun[]): LetterRun[] => all.map((run) => ({ ...run, text: set(run.text) }));
  return blocks.map((block): LetterBlock => {
    switch (block.kind) {
      case 'letterhead':
        return { ...block, office: set(block.office) };
      case 'signature':
        return { ...block, lines: block.lines.map(set) };
      case 'list':
        return { ...block, items: block.items.map(runs) };
      case 'address':
        return { ...block, lines: block.lines.map(runs) };
      case 'heading':
      case 'subject':
      case 'paragraph':
      case 'place':
        return { ...block, runs: runs(block.runs) };
    }
  });
}

function setText(text: string, language: LetterLanguage): string {
  if (language === 'zh' || language === 'ar') return text;
  const curved = holdDates(text.replace(/(?<=\p{L})'/gu, '’'), language);
  if (language !== 'fr') return curved;
  return curved.replace(/ (?=[;:!?»])/gu, '\u00a0').replace(/« /gu, '«\u00a0');
}
