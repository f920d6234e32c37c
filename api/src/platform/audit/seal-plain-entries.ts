import type { QueryRunner } from 'typeorm';
import { type Content, newKey, sealed, tells } from './sealing.js';

interface PlainEntry {
  id: string;
  subject_id: string;
  before: Content | null;
  after: Content | null;
}
const BATCH = 500;

/**
 * Seals what entries of this kind, written before there were keys, say in plain text. Run by the role that owns the audit, in
 * a migration: to the role that runs it stays append-only throughout. May be run again.
 */
export async function sealPlainEntries(runner: QueryRunner, kind: string, fields: readonly string[]): Promise<void> {
  const keys = new Map<string, Buffer>();
  await runner.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only');
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const entries = (await runner.query(
      `SELECT id, subject_id, before, after FROM audit_entry WHERE subject_kind = $1 AND id > $2 AND subject_id IS NOT NULL
         AND (before ?| $3::text[] OR after ?| $3::text[]) ORDER BY id LIMIT ${BATCH}`,
      [kind, last, fields],
    )) as PlainEntry[];
    for (const entry of entries) await sealOne(runner, entry, fields, keys);
    if (entries.length < BATCH) break;
    last = entries.at(-1)?.id ?? last;
  }
  await runner.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only');
}

async function sealOne(
  runner: QueryRunner,
  { id, subject_id: subject, before, after }: PlainEntry,
  fields: readonly string[],
  keys: Map<string, Buffer>,
): Promise<void> {
  const key = keys.get(subject) ?? (await keyOf(runner, subject));
  keys.set(subject, key);
  const hide = (content: Content | null) =>
    content && tells(content, fields) ? JSON.stringify(sealed(content, fields, subject, key)) : content;
  await runner.query('UPDATE audit_entry SET before = $2, after = $3 WHERE id = $1', [id, hide(before), hide(after)]);
}

async function keyOf(runner: QueryRunner, subject: string): Promise<Buffer> {
  await runner.query('INSERT INTO audit_key (subject_id, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    subject,
    newKey(),
  ]);
  const [found] = (await runner.query('SELECT secret FROM audit_key WHERE subject_id = $1', [subject])) as [
    { secret: Buffer },
  ];
  return found.secret;
}
