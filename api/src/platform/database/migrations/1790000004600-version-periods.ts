import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Times in a post and in an office are changed at the version that was read, as every other record is. */
export class VersionPeriods1790000004600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE post_holding ADD COLUMN version integer NOT NULL DEFAULT 1;
      ALTER TABLE mandate ADD COLUMN version integer NOT NULL DEFAULT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mandate DROP COLUMN version;
      ALTER TABLE post_holding DROP COLUMN version;
    `);
  }
}
