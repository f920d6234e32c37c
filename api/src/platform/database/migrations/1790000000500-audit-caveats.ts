import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An entry carries the whole labelling of its subject: a caveat that masks the record masks its history too. */
export class AuditCaveats1790000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE audit_entry ADD COLUMN effective_caveats text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_entry DROP COLUMN effective_caveats');
  }
}
