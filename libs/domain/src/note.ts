/** On what a note can hang. A State is named by its alpha-3 code, everything else by its id. */
export const NOTE_SUBJECTS = ['state', 'person', 'post', 'institution', 'engagement', 'letter', 'task'] as const;
export type NoteSubject = (typeof NOTE_SUBJECTS)[number];

export const MAX_NOTE_LENGTH = 5_000;
/** People that one note mentions: who wants to tell everybody writes a mail. */
export const MAX_MENTIONS = 20;

/** `@[00000000-0000-4000-8000-000000000000]`: a mention as it stands in the text, by the id of the user, for names change. */
const MENTION = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/gi;

/** The mention of a user in the text of a note. */
export function mentionOf(userId: string): string {
  return `@[${userId}]`;
}

/** Whom a note mentions, each once, in the order of the text. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, id = '']) => id.toLowerCase()))];
}

/** A piece of a note as it is shown. */
export type NotePart = { kind: 'text'; text: string } | { kind: 'mention'; userId: string };

/** The text taken apart into words and mentions. */
export function partsOfNote(text: string): NotePart[] {
  return text.split(MENTION).flatMap((piece, i): NotePart[] => {
    if (i % 2 === 1) return [{ kind: 'mention', userId: piece.toLowerCase() }];
    return piece === '' ? [] : [{ kind: 'text', text: piece }];
  });
}

/** The text in one line with names for mentions, as a list or a mail shows it; `unknown` for whom nobody knows. */
export function noteInWords(text: string, names: ReadonlyMap<string, string>, unknown = 'somebody'): string {
  return partsOfNote(text)
    .map((part) => (part.kind === 'text' ? part.text : `@${names.get(part.userId) ?? unknown}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
