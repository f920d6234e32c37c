import { Parser } from 'htmlparser2';
import { MAX_MAIL_TEXT } from '@demarche/domain/incoming-mail';

/** Marks that turn the writing round, so that a name or a subject reads as something else. */
const TURNING = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text as it is kept: one kind of line break, no control characters, nothing that cannot be written down. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
}

/** One line of a header: a name, a subject. */
export function plainLine(text: string, most: number): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(TURNING, '')
    .toWellFormed()
    .normalize('NFC');
  return [...line.trim()].slice(0, most).join('').trim();
}

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tr ul'.split(
    ' ',
  ),
);
/** What nobody reads. */
const UNREAD = new Set(['head', 'script', 'style', 'title', 'template', 'noscript', 'object', 'svg', 'textarea']);

/**
 * The words of a page of HTML. Read from beginning to end without building it, however deep it nests: nothing of it is run,
 * nothing loaded, and where a link leads is not told, for it may lead elsewhere than it says.
 */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let unread = 0;
  let quotes = 0;
  let length = 0;
  const put = (text: string): void => {
    if (length > MAX_MAIL_TEXT) return;
    length += text.length;
    parts.push(text);
  };
  const line = (): void => {
    if (parts.at(-1) !== '\n') put('\n');
  };
  const parser = new Parser({
    onopentag(name) {
      if (UNREAD.has(name)) unread += 1;
      if (unread > 0) return;
      if (name === 'br') put('\n');
      else if (BLOCKS.has(name)) line();
      if (name === 'blockquote') quotes += 1;
      if (name === 'td' || name === 'th') put(' ');
      if (name === 'li') put('• ');
    },
    ontext(text) {
      if (unread > 0) return;
      const words = text.replace(/[\s\u00a0]+/g, ' ');
      if (words === ' ' && (parts.at(-1)?.endsWith('\n') ?? true)) return;
      put((parts.at(-1) ?? '\n').endsWith('\n') && quotes > 0 ? `> ${words.trimStart()}` : words);
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread = Math.max(0, unread - 1);
      if (unread > 0) return;
      if (name === 'blockquote') quotes = Math.max(0, quotes - 1);
      if (BLOCKS.has(name)) line();
      if (name === 'p') put('\n');
    },
  });
  parser.end(html.slice(0, 2_000_000));
  return plainText(parts.join(''));
}
