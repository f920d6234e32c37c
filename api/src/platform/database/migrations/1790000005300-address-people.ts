import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How letters address a person in each language, and on which ground what we know of them is kept. */
export class AddressPeople1790000005300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        ADD COLUMN lawful_ground text CHECK (lawful_ground IN ('public_task', 'legitimate_interest', 'consent')),
        ADD COLUMN addresses jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(addresses) = 'array');
      COMMENT ON COLUMN person.addresses IS 'PersonAddress[]: at most one a language';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP COLUMN addresses, DROP COLUMN lawful_ground');
  }
}
