import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Few letters are drafts, cleared or void: they are found among the many that were sent without reading those. */
export class LettersAtRest1790000006001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_letter_at_rest ON letter (treaty_key, effective_label, status, on_day DESC, id DESC)
        WHERE deleted_at IS NULL AND status IN ('draft', 'cleared', 'signed', 'closed', 'void')
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_letter_at_rest');
  }
}
