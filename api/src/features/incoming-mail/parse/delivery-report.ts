import type { BouncedAddress } from '@demarche/contracts/incoming-mail';
import { addressOf } from './mail-headers.js';
import { plainLine } from './plain-text.js';

const MOST = 50;

/** The addresses to which a mail could not be brought: groups of fields, each of one recipient (RFC 3464). */
export function bouncedIn(report: string): BouncedAddress[] {
  const groups = report.replace(/\r\n?/g, '\n').split(/\n\s*\n/);
  return groups
    .slice(0, MOST * 2)
    .flatMap((group) => bouncedBy(fieldsOf(group)) ?? [])
    .slice(0, MOST);
}

/** Delayed, relayed and delivered mail did not bounce. */
function bouncedBy(fields: Map<string, string>): BouncedAddress | undefined {
  if (fields.get('action')?.toLowerCase() !== 'failed') return undefined;
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient') ?? '';
  const address = addressOf(recipient.replace(/^[^;]*;/, '').replace(/^\s*<|>\s*$/g, ''));
  if (address === '') return undefined;
  const reason = plainLine((fields.get('diagnostic-code') ?? '').replace(/^[^;]*;/, ''), 500);
  return {
    address,
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
    reason: reason || null,
  };
}

function fieldsOf(group: string): Map<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  const pairs = lines.slice(0, 100).flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
  });
  return new Map(pairs);
}
