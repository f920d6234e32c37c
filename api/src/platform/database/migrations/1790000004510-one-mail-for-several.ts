import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that nobody sent for long are joined: one mail may tell of several notifications. */
export class OneMailForSeveral1790000004510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notification DROP CONSTRAINT notification_mail_id_key;
      CREATE INDEX ix_notification_mail ON notification (mail_id) WHERE mail_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_notification_mail;
      ALTER TABLE notification ADD CONSTRAINT notification_mail_id_key UNIQUE (mail_id);
    `);
  }
}
