import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every statement that measures records asks for the reader's lists: they are read from the index alone. */
export class ListsOfReaders1790000004420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_access_list_member_user, ix_access_list_member_office;
      CREATE INDEX ix_access_list_member_user ON access_list_member (user_id) INCLUDE (list_id, expires_at)
        WHERE user_id IS NOT NULL;
      CREATE INDEX ix_access_list_member_office ON access_list_member (office_id) INCLUDE (list_id, expires_at)
        WHERE office_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_access_list_member_user, ix_access_list_member_office;
      CREATE INDEX ix_access_list_member_user ON access_list_member (user_id, list_id) WHERE user_id IS NOT NULL;
      CREATE INDEX ix_access_list_member_office ON access_list_member (office_id, list_id) WHERE office_id IS NOT NULL;
    `);
  }
}
