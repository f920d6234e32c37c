import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';
import { firstRow, rows, type Runner } from '../database/query.js';
import { type Content, newKey, opened, sealed, tells } from './sealing.js';

/** An entry as far as it is sealed. */
export interface SealedEntry {
  subject_id: string | null;
  before: Content | null;
  after: Content | null;
}

/**
 * The audit can't be changed, and what is known of people must be erasable: their fields stand in it under a key of their own.
 * Who destroys the key has erased them from every entry and from every later copy of it.
 */
@Injectable()
export class AuditSeals {
  private readonly personal = new Map<string, readonly string[]>();

  /** Which fields of a kind of record say who somebody is. Features declare theirs at boot. */
  declare(kind: string, fields: readonly string[]): void {
    this.personal.set(kind, fields);
  }

  /** What of an entry about this record may be written down. */
  async seal(
    em: EntityManager,
    kind: string,
    subject: string | null,
    contents: readonly (object | null)[],
  ): Promise<(Content | null)[]> {
    const fields = this.personal.get(kind);
    const given = contents as readonly (Content | null)[];
    if (!fields || subject === null || !given.some((content) => tells(content, fields))) return [...given];
    const key = await this.keyOf(em, subject);
    return given.map((content) =>
      content && tells(content, fields) ? sealed(content, fields, subject, key) : content,
    );
  }

  /** Entries as they were written, but for those whose key was destroyed. */
  async open<Entry extends SealedEntry>(db: Runner, entries: readonly Entry[]): Promise<Entry[]> {
    const isSealed = ({ before, after }: Entry) => Boolean(before?.['sealed'] ?? after?.['sealed']);
    const subjects = [...new Set(entries.filter(isSealed).map(({ subject_id }) => subject_id))];
    if (subjects.length === 0) return [...entries];
    const found = await rows<{ id: string; secret: Buffer }>(
      db,
      sql`SELECT subject_id AS id, secret FROM audit_key WHERE subject_id = ANY(${subjects}::uuid[])`,
    );
    const keys = new Map(found.map(({ id, secret }) => [id, secret]));
    return entries.map((entry) => {
      const subject = entry.subject_id ?? '';
      const open = (content: Content | null) => content && opened(content, subject, keys.get(subject));
      return { ...entry, before: open(entry.before), after: open(entry.after) };
    });
  }

  /** For good: nothing opens what was written of them. */
  async destroy(em: EntityManager, subjects: readonly string[]): Promise<void> {
    await rows(em, sql`DELETE FROM audit_key WHERE subject_id = ANY(${[...subjects]}::uuid[])`);
  }

  private async keyOf(em: EntityManager, subject: string): Promise<Buffer> {
    const found = await firstRow<{ secret: Buffer }>(
      em,
      sql`WITH made AS (INSERT INTO audit_key (subject_id, secret) VALUES (${subject}, ${newKey()})
            ON CONFLICT DO NOTHING RETURNING secret)
          SELECT secret FROM made UNION ALL SELECT secret FROM audit_key WHERE subject_id = ${subject}`,
    );
    if (!found) throw new Error(`No key for ${subject}.`);
    return found.secret;
  }
}
