import type { UserRef } from '@demarche/contracts/common';
import { mentionOf, partsOfNote } from '@demarche/domain/note';

/** The text of a note as it is typed: a mention reads `@Name`. */
export function typedText(text: string, mentions: readonly UserRef[]): string {
  const names = new Map(mentions.map(({ id, name }) => [id, name]));
  return partsOfNote(text)
    .map((part) => (part.kind === 'text' ? part.text : `@${names.get(part.userId) ?? '…'}`))
    .join('');
}

/** The text as it is kept: each `@Name` of somebody who was chosen is their id. Longer names first: one may begin another. */
export function storedText(typed: string, chosen: readonly UserRef[]): string {
  return [...chosen]
    .sort((a, b) => b.name.length - a.name.length)
    .reduce((text, { id, name }) => text.replaceAll(`@${name}`, mentionOf(id)), typed);
}

/** What is being looked for where the caret stands behind an @: where the @ stands, and the letters after it. */
export function mentionAt(typed: string, caret: number): { from: number; query: string } | null {
  const found = /(?:^|[\s(])@([^\s@]{0,30}(?: [^\s@]{1,30})?)$/u.exec(typed.slice(0, caret));
  const query = found?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

/** The users whose name has a word that begins so, as many as fit. */
export function usersCalled<T extends UserRef>(users: readonly T[], query: string, most = 6): T[] {
  const words = query.toLocaleLowerCase();
  return users.filter(({ name }) => ` ${name.toLocaleLowerCase()}`.includes(` ${words}`)).slice(0, most);
}
