import type { AddressObject, HeaderLines, Headers, StructuredHeader } from 'mailparser';
import type { MailAddress } from '@demarche/contracts/incoming-mail';
import { messageIdOf } from '@demarche/domain/mail-matching';
import { plainLine } from './plain-text.js';

const MOST_RECIPIENTS = 100;
const MOST_IN_THREAD = 100;
const DAY_MS = 86_400_000;
const FIRST_MAIL = Date.parse('1980-01-01T00:00:00Z');

/** What the head of a mail says, in our terms. */
export class MailHead {
  constructor(
    private readonly headers: Headers,
    private readonly lines: HeaderLines,
  ) {}

  /** Whether it is the head of a mail at all. */
  get isMail(): boolean {
    return ['from', 'date', 'message-id', 'subject'].some((name) => this.headers.has(name));
  }

  get from(): MailAddress[] {
    return this.addresses('from');
  }

  get recipients(): MailAddress[] {
    return [...this.addresses('to'), ...this.addresses('cc')].slice(0, MOST_RECIPIENTS);
  }

  get subject(): string {
    return plainLine(this.text('subject'), 300);
  }

  get messageId(): string | undefined {
    return messageIdOf(this.text('message-id'));
  }

  /** The Message-IDs of what it answers, the nearest last. */
  get thread(): string[] {
    const named = `${this.text('references')} ${this.text('in-reply-to')}`.split(/[\s,]+/).slice(-MOST_IN_THREAD);
    return [...new Set(named.flatMap((id) => messageIdOf(id) ?? []))];
  }

  /** The header as it stands, and the instant in it; none where it names none, or one that no mail of today has. */
  date(now: Date): { at: Date | null; isAhead: boolean } {
    const line = this.lines.find(({ key }) => key === 'date')?.line ?? '';
    const at = Date.parse(
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\([^()]*\)/g, '')
        .trim(),
    );
    if (Number.isNaN(at) || at < FIRST_MAIL) return { at: null, isAhead: false };
    // Clocks of mail servers go wrong, and zones are left out.
    return at > now.getTime() + DAY_MS ? { at: null, isAhead: true } : { at: new Date(at), isAhead: false };
  }

  /** A header with parameters: its value in small letters, and these. */
  structured(name: string): { value: string; params: Record<string, string> } {
    const header = this.headers.get(name) as StructuredHeader | string | undefined;
    if (typeof header === 'object' && 'value' in header)
      return { value: header.value.toLowerCase(), params: header.params ?? {} };
    return { value: this.text(name).toLowerCase(), params: {} };
  }

  has(name: string): boolean {
    return this.headers.has(name);
  }

  text(name: string): string {
    const value = this.headers.get(name) as unknown;
    const first: unknown = Array.isArray(value) && name !== 'references' ? value[0] : value;
    if (Array.isArray(first)) return first.filter((part) => typeof part === 'string').join(' ');
    return typeof first === 'string' ? first : '';
  }

  private addresses(name: string): MailAddress[] {
    const header = this.headers.get(name) as AddressObject | AddressObject[] | undefined;
    const objects = Array.isArray(header) ? header : header ? [header] : [];
    return objects
      .flatMap(({ value }) => value)
      .flatMap((one) => one.group ?? [one])
      .slice(0, MOST_RECIPIENTS)
      .map((one) => ({ name: plainLine(one.name, 200), address: addressOf(one.address) }))
      .filter(({ name: shown, address }) => shown !== '' || address !== '');
  }
}

/** In small letters, as addresses are compared; empty where it is none. */
export function addressOf(given: string | undefined): string {
  const address = plainLine(given ?? '', 254).toLowerCase();
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) ? address : '';
}
