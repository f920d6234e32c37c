import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened lately: the latest of each visible level, without reading what lies before. */
export class IndexLately1790000003600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_engagement_made ON engagement (treaty_key, effective_label, created_at DESC, id DESC)
        WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_closed ON task (treaty_key, effective_label, closed_at DESC, id DESC)
        WHERE status = 'done' AND deleted_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_engagement_made, ix_task_closed');
  }
}
