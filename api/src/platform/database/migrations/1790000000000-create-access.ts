import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, offices, mandates, sessions, lists, the audit: who may do what, and who did it. */
export class CreateAccess1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_user (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL,
        zone text NOT NULL DEFAULT 'Europe/Zurich',
        language text NOT NULL DEFAULT 'en',
        active boolean NOT NULL DEFAULT true,
        demo boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX ux_app_user_email ON app_user (lower(email));

      CREATE TABLE office (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('presidency', 'coordinator', 'isu', 'president_designate', 'new_york_liaison',
          'partner', 'audit', 'administration')),
        name text NOT NULL,
        short_name text NOT NULL,
        treaty text,
        demo boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX ux_office_name ON office (lower(name));

      CREATE TABLE mandate (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        office_id uuid NOT NULL REFERENCES office ON DELETE RESTRICT,
        role text NOT NULL CHECK (role IN ('isu_officer', 'isu_director', 'presidency', 'coordinator', 'new_york_liaison',
          'president_designate', 'partner_observer', 'auditor', 'administrator')),
        from_on date NOT NULL,
        to_on date,
        created_at timestamptz NOT NULL,
        CHECK (to_on IS NULL OR to_on >= from_on)
      );
      CREATE INDEX ix_mandate_user ON mandate (user_id, from_on);
      CREATE INDEX ix_mandate_office ON mandate (office_id, from_on);

      CREATE TABLE session (
        token_hash bytea PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        acting_office_id uuid REFERENCES office ON DELETE RESTRICT,
        csrf_token text NOT NULL,
        address text,
        user_agent text,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX ix_session_user ON session (user_id);
      CREATE INDEX ix_session_expires ON session (expires_at);

      CREATE TABLE sign_in_failure (
        key text PRIMARY KEY,
        failures integer NOT NULL,
        blocked_until timestamptz NOT NULL,
        last_failed_at timestamptz NOT NULL
      );

      CREATE TABLE access_list_member (
        list_id uuid NOT NULL,
        user_id uuid REFERENCES app_user ON DELETE RESTRICT,
        office_id uuid REFERENCES office ON DELETE RESTRICT,
        expires_at timestamptz,
        added_by uuid REFERENCES app_user ON DELETE RESTRICT,
        added_at timestamptz NOT NULL,
        CHECK ((user_id IS NULL) <> (office_id IS NULL))
      );
      CREATE INDEX ix_access_list_member_list ON access_list_member (list_id);
      CREATE INDEX ix_access_list_member_user ON access_list_member (user_id, list_id) WHERE user_id IS NOT NULL;
      CREATE INDEX ix_access_list_member_office ON access_list_member (office_id, list_id) WHERE office_id IS NOT NULL;

      CREATE TABLE audit_entry (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text,
        actor_id uuid REFERENCES app_user ON DELETE RESTRICT,
        actor_name text NOT NULL,
        office_id uuid REFERENCES office ON DELETE RESTRICT,
        request_id text NOT NULL,
        reason text,
        before jsonb,
        after jsonb,
        effective_label text,
        access_lists uuid[] NOT NULL DEFAULT '{}',
        -- The transaction that wrote it: a write and its entry share one.
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()
      );
      CREATE INDEX ix_audit_entry_at ON audit_entry (at DESC, id DESC);
      CREATE INDEX ix_audit_entry_subject ON audit_entry (subject_id, at DESC, id DESC);
      CREATE INDEX ix_audit_entry_actor ON audit_entry (actor_id, at DESC, id DESC);

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'The audit is append-only.' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE moved_clock (offset_ms bigint NOT NULL);
      CREATE UNIQUE INDEX ux_moved_clock ON moved_clock ((true));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE moved_clock, audit_entry, access_list_member, sign_in_failure, session, mandate, office, app_user;
      DROP FUNCTION refuse_change();
    `);
  }
}
