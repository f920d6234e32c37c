import { plainLine } from './plain-text.js';

const WORDS: Record<string, string> = { ACCEPTED: 'Accepted', DECLINED: 'Declined', TENTATIVE: 'Accepted tentatively' };

/**
 * What an answer of a calendar says (RFC 5546), as a line: "Accepted: Meeting on the Convention". Undefined for anything else:
 * an invitation is a message of somebody.
 */
export function calendarAnswer(content: string): string | undefined {
  const lines = content.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, 2_000);
  const value = (name: RegExp): string => lines.find((line) => name.test(line))?.replace(/^[^:]*:/, '') ?? '';
  const method = value(/^METHOD:/i)
    .trim()
    .toUpperCase();
  if (!['REPLY', 'COUNTER', 'CANCEL'].includes(method)) return undefined;
  const answer = /PARTSTAT=([A-Z-]+)/i.exec(lines.find((line) => /^ATTENDEE/i.test(line)) ?? '')?.[1]?.toUpperCase();
  const what = method === 'CANCEL' ? 'Cancelled' : method === 'COUNTER' ? 'Another time proposed' : WORDS[answer ?? ''];
  const summary = value(/^SUMMARY[;:]/i)
    .replace(/\\([,;\\])/g, '$1')
    .replace(/\\n/gi, ' ');
  return [what ?? 'Answered', plainLine(summary, 300)].filter(Boolean).join(': ');
}
