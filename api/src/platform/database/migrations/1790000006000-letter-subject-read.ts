import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A subject may hold merge fields: lists, contacts and tasks tell it as it reads. */
export class LetterSubjectRead1790000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE letter ADD COLUMN subject_read text;
      COMMENT ON COLUMN letter.subject_read IS 'the subject with its fields filled in, since it was cleared';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE letter DROP COLUMN subject_read');
  }
}
