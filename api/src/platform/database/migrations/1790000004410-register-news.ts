import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which treaties there are is remembered by every process: a load that changes one tells all of them. */
export class RegisterNews1790000004410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_register() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_notify('demarche_register', '');
          RETURN NULL;
        END $$;
      CREATE TRIGGER treaty_tells AFTER INSERT OR UPDATE OR DELETE ON treaty FOR EACH STATEMENT EXECUTE FUNCTION tell_register();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION tell_register() CASCADE');
  }
}
