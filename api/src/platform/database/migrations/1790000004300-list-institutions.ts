import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an institution was named for its own sake: one known through posts alone is as closed as they are. */
export class ListInstitutions1790000004300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE institution ADD COLUMN listed boolean NOT NULL DEFAULT false;
      UPDATE institution i SET listed = NOT EXISTS (SELECT 1 FROM post pt WHERE pt.institution_id = i.id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE institution DROP COLUMN listed`);
  }
}
