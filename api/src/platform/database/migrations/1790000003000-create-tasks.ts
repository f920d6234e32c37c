import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What must be done, by whom, by when. */
export class CreateTasks1790000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE task (
        id uuid PRIMARY KEY,
        treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
        title text NOT NULL,
        folded text NOT NULL,
        note text,
        state_iso3 text REFERENCES state ON DELETE RESTRICT,
        engagement_id uuid REFERENCES engagement ON DELETE RESTRICT,
        assignee_user_id uuid REFERENCES app_user ON DELETE RESTRICT,
        assignee_office_id uuid REFERENCES office ON DELETE RESTRICT,
        due_on date NOT NULL,
        priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high')),
        status text NOT NULL CHECK (status IN ('open', 'done')),
        closed_at timestamptz,
        closed_by uuid REFERENCES app_user ON DELETE RESTRICT,
        created_by uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        demo boolean NOT NULL DEFAULT false,
        label text NOT NULL CHECK (label IN ('public', 'committee', 'internal', 'restricted')),
        caveats text[] NOT NULL DEFAULT '{}',
        effective_label text NOT NULL CHECK (effective_label IN ('public', 'committee', 'internal', 'restricted')),
        effective_caveats text[] NOT NULL DEFAULT '{}',
        access_lists uuid[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz,
        CHECK ((assignee_user_id IS NULL) <> (assignee_office_id IS NULL)),
        CHECK ((status = 'done') = (closed_at IS NOT NULL AND closed_by IS NOT NULL))
      );
      -- Each list is read in the order of the due day, one branch a status and an owner or a level: no sorting, no scanning.
      CREATE INDEX ix_task_label ON task (effective_label, status, due_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_user ON task (assignee_user_id, status, due_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_office ON task (assignee_office_id, status, due_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_state ON task (state_iso3, status, due_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_creator ON task (created_by, status, due_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_engagement ON task (engagement_id) WHERE engagement_id IS NOT NULL;
      CREATE INDEX ix_task_search ON task USING gin (folded gin_trgm_ops) WHERE deleted_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task');
  }
}
