import type { AuditEntryView } from '@demarche/contracts/audit';

/** One field as an audit entry changed it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Fields that count or stamp, and say nothing to a reader. */
const SILENT = new Set([
  'version',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'createdBy',
  'id',
  'effectiveLabel',
  'treaty',
]);

/** What an entry changed, field by field; empty where the content is withheld or the record was made. */
export function changesIn(entry: Pick<AuditEntryView, 'before' | 'after' | 'withheld'>): FieldChange[] {
  const { before, after } = entry;
  if (entry.withheld || !before || !after) return [];
  return Object.keys({ ...before, ...after })
    .filter((field) => !SILENT.has(field))
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
    .filter((change) => change.before !== change.after);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(textOf).join(', ') : JSON.stringify(value);
}
