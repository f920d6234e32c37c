import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is restricted about a State is few, and whether it is the reader's stands in its lists: both are read from an index
 * alone, not by fetching every such record of everybody.
 */
export class RestrictedOfAState1790000004430 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_engagement_state_restricted ON engagement_state (treaty_key, iso3, on_day DESC, engagement_id DESC)
        INCLUDE (kind, status, is_contact, access_lists) WHERE effective_label = 'restricted' AND NOT deleted;
      CREATE INDEX ix_task_restricted ON task (state_iso3, status, due_on, id)
        INCLUDE (access_lists) WHERE effective_label = 'restricted' AND deleted_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_engagement_state_restricted, ix_task_restricted');
  }
}
