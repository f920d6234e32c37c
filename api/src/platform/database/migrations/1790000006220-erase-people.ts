import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealPlainEntries } from '../../audit/seal-plain-entries.js';

/** What entries of the audit said of people when they were written in plain text. */
const SAID = [
  'name',
  'folded',
  'email',
  'phone',
  'languages',
  'source',
  'metAt',
  'addresses',
  'evidence',
  'bounceReason',
];

/** What is known of people can be erased, from the audit too: their fields stand in it under a key of their own. */
export class ErasePeople1790000006220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN erased_at timestamptz;
      CREATE TABLE audit_key (
        subject_id uuid PRIMARY KEY,
        secret bytea NOT NULL CHECK (length(secret) = 32)
      );
      COMMENT ON TABLE audit_key IS 'opens what the audit says of a person; destroyed when they are erased';
    `);
    await sealPlainEntries(runner, 'person', SAID);
  }

  /** What was sealed stays sealed: the entries hold it, and only the keys open it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_key;
      ALTER TABLE person DROP COLUMN erased_at;
    `);
  }
}
