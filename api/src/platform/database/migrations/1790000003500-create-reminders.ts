import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reaches people: mails, notifications, and the reminders that cause both. PostgreSQL is the truth, queues only carry ids. */
export class CreateReminders1790000003500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MAIL);
    await runner.query(NOTIFICATIONS);
    await runner.query(REMINDERS);
    await runner.query(NOTES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER mandate_notes_replan ON mandate;
      DROP TRIGGER app_user_notes_replan ON app_user;
      DROP FUNCTION note_mandate_replan(), note_user_replan();
      DROP TABLE reminder_replan, reminder_heartbeat, reminder, notification_task, notification, mail;
    `);
  }
}

const MAIL = `
  CREATE TABLE mail (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'not_sent_no_server', 'withheld')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    queued_at timestamptz,
    round integer NOT NULL DEFAULT 0,
    last_error text,
    sent_at timestamptz,
    created_at timestamptz NOT NULL,
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
  );
  COMMENT ON TABLE mail IS 'a mail to a user; its text is composed when it is sent, from what the user may see then';
  COMMENT ON COLUMN mail.queued_at IS 'when its job was last put into the queue; null: it waits for the next sweep';
  COMMENT ON COLUMN mail.round IS 'how often it was put there: part of the job id, for a job that is kept blocks its id';
  COMMENT ON COLUMN mail.state IS 'withheld: when it was to be sent, the user might not see what it is about, or was deactivated';
  CREATE INDEX ix_mail_due ON mail (next_attempt_at, id) WHERE state = 'queued';
`;

const NOTIFICATIONS = `
  CREATE TABLE notification (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    kind text NOT NULL CHECK (kind IN ('task_due', 'task_assigned', 'planned_overlap', 'digest', 'break_glass')),
    actor_id uuid REFERENCES app_user ON DELETE RESTRICT,
    engagement_id uuid REFERENCES engagement ON DELETE RESTRICT,
    state_iso3 text REFERENCES state ON DELETE RESTRICT,
    detail jsonb NOT NULL DEFAULT '{}',
    mail_id uuid UNIQUE REFERENCES mail ON DELETE RESTRICT,
    at timestamptz NOT NULL,
    read_at timestamptz
  );
  COMMENT ON TABLE notification IS 'ids only: what it says is read from the records, as its reader may see them';
  COMMENT ON COLUMN notification.actor_id IS 'who caused it';
  CREATE INDEX ix_notification_user ON notification (user_id, at DESC, id DESC);
  CREATE INDEX ix_notification_unread ON notification (user_id, at DESC, id DESC) WHERE read_at IS NULL;

  CREATE TABLE notification_task (
    notification_id uuid NOT NULL REFERENCES notification ON DELETE CASCADE,
    task_id uuid NOT NULL REFERENCES task ON DELETE RESTRICT,
    PRIMARY KEY (notification_id, task_id)
  );
`;

const REMINDERS = `
  CREATE TABLE reminder (
    id uuid PRIMARY KEY,
    rule text NOT NULL CHECK (rule IN ('task_due')),
    task_id uuid NOT NULL REFERENCES task ON DELETE RESTRICT,
    step text NOT NULL CHECK (step ~ '^(due|overdue)_[0-9]+$'),
    anchor_on date NOT NULL,
    user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    local_date date NOT NULL,
    local_time text NOT NULL CHECK (local_time ~ '^[0-9]{2}:[0-9]{2}$'),
    zone text NOT NULL,
    due_at timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'delivered', 'cancelled')),
    cancelled_because text CHECK (cancelled_because IN ('replanned', 'not_visible')),
    delivered_at timestamptz,
    notification_id uuid REFERENCES notification ON DELETE RESTRICT,
    UNIQUE (task_id, rule, step, anchor_on, user_id),
    CHECK ((status = 'delivered') = (delivered_at IS NOT NULL AND notification_id IS NOT NULL)),
    CHECK ((status = 'cancelled') = (cancelled_because IS NOT NULL))
  );
  COMMENT ON COLUMN reminder.anchor_on IS 'the due day it was planned for: moved, it is another reminder';
  COMMENT ON COLUMN reminder.due_at IS 'follows from local_date, local_time and zone';
  COMMENT ON COLUMN reminder.cancelled_because IS
    'replanned: closed, moved, handed on, account closed; not_visible: fell due when its recipient might not see the task';
  CREATE INDEX ix_reminder_due ON reminder (due_at, user_id) WHERE status = 'pending';
  CREATE INDEX ix_reminder_user ON reminder (user_id, due_at, id);
  CREATE INDEX ix_reminder_notification ON reminder (notification_id) WHERE notification_id IS NOT NULL;

  CREATE TABLE reminder_heartbeat (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    ran_at timestamptz NOT NULL
  );
`;

/**
 * Zones, accounts and mandates decide whom a reminder reaches and when. Whoever changes them, from whichever screen or
 * console, leaves a note here in the same transaction; the sweep plans anew what they touch.
 */
const NOTES = `
  CREATE TABLE reminder_replan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id uuid NOT NULL
  );

  CREATE FUNCTION note_user_replan() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO reminder_replan (user_id) VALUES (NEW.id);
      RETURN NULL;
    END $$;
  CREATE TRIGGER app_user_notes_replan AFTER UPDATE OF zone, active ON app_user FOR EACH ROW
    WHEN (OLD.zone IS DISTINCT FROM NEW.zone OR OLD.active IS DISTINCT FROM NEW.active)
    EXECUTE FUNCTION note_user_replan();

  CREATE FUNCTION note_mandate_replan() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN INSERT INTO reminder_replan (user_id) VALUES (OLD.user_id); END IF;
      IF TG_OP <> 'DELETE' THEN INSERT INTO reminder_replan (user_id) VALUES (NEW.user_id); END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER mandate_notes_replan AFTER INSERT OR UPDATE OR DELETE ON mandate FOR EACH ROW
    EXECUTE FUNCTION note_mandate_replan();
`;
