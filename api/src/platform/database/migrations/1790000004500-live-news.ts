import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * News for other processes (platform/live/channels.ts), sent by whichever statement changes the row, with its transaction.
 * Ids only; NOTIFY sends a payload once a transaction, however often it is given.
 */
export class LiveNews1790000004500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SESSIONS + ACCESS + NOTIFICATIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION tell_session(), tell_account(), tell_mandate(), tell_notification() CASCADE;
    `);
  }
}

const SESSIONS = `
  CREATE FUNCTION tell_session() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('demarche_session', OLD.id::text);
      RETURN NULL;
    END $$;
  CREATE TRIGGER session_tells AFTER DELETE OR UPDATE OF acting_office_id, expires_at ON session FOR EACH ROW
    EXECUTE FUNCTION tell_session();
`;

const ACCESS = `
  CREATE FUNCTION tell_account() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('demarche_access', NEW.id::text);
      RETURN NULL;
    END $$;
  CREATE TRIGGER app_user_tells AFTER UPDATE ON app_user FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION tell_account();

  CREATE FUNCTION tell_mandate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN PERFORM pg_notify('demarche_access', OLD.user_id::text); END IF;
      IF TG_OP <> 'DELETE' THEN PERFORM pg_notify('demarche_access', NEW.user_id::text); END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER mandate_tells AFTER INSERT OR UPDATE OR DELETE ON mandate FOR EACH ROW EXECUTE FUNCTION tell_mandate();
`;

const NOTIFICATIONS = `
  CREATE FUNCTION tell_notification() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('demarche_notification', NEW.user_id || ' ' || NEW.id);
      RETURN NULL;
    END $$;
  CREATE TRIGGER notification_tells AFTER INSERT OR UPDATE OF read_at ON notification FOR EACH ROW
    EXECUTE FUNCTION tell_notification();
`;
