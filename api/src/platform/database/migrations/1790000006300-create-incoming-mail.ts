import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that came in and waits for a person's yes. */
export class CreateIncomingMail1790000006300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incoming_mail (
        id uuid PRIMARY KEY,
        way text NOT NULL CHECK (way IN ('upload', 'folder', 'mailbox')),
        kind text NOT NULL CHECK (kind IN ('message', 'bounce', 'calendar', 'automatic', 'unreadable')),
        state text NOT NULL CHECK (state IN ('waiting', 'saved', 'rejected', 'forgotten')),
        message_key text NOT NULL CHECK (message_key ~ '^[0-9a-f]{64}$'),
        content_key text NOT NULL CHECK (content_key ~ '^[0-9a-f]{64}$'),
        thread_keys text[] NOT NULL DEFAULT '{}',
        office_id uuid REFERENCES office ON DELETE RESTRICT,
        owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        from_name text,
        from_address text,
        recipients jsonb NOT NULL DEFAULT '[]',
        subject text NOT NULL DEFAULT '',
        said text NOT NULL DEFAULT '',
        quoted text NOT NULL DEFAULT '',
        our_refs text[] NOT NULL DEFAULT '{}',
        sent_at timestamptz,
        received_at timestamptz NOT NULL,
        remarks text[] NOT NULL DEFAULT '{}',
        left_out jsonb NOT NULL DEFAULT '[]',
        bounced jsonb NOT NULL DEFAULT '[]',
        outcome text CHECK (outcome IN ('letter', 'contact', 'copy', 'bounce')),
        letter_id uuid REFERENCES letter ON DELETE RESTRICT,
        engagement_id uuid REFERENCES engagement ON DELETE RESTRICT,
        decided_at timestamptz,
        demo boolean NOT NULL DEFAULT false,
        label text NOT NULL CHECK (label IN ('public', 'committee', 'internal', 'restricted')),
        caveats text[] NOT NULL DEFAULT '{}',
        effective_label text NOT NULL CHECK (effective_label IN ('public', 'committee', 'internal', 'restricted')),
        effective_caveats text[] NOT NULL DEFAULT '{}',
        access_lists uuid[] NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN incoming_mail.message_key IS 'SHA-256 of the Message-ID, or of what it says: kept when the mail is forgotten';
      COMMENT ON COLUMN incoming_mail.thread_keys IS 'message_key of those that it answers';
      -- The same message is one: for whoever sent it in, and for an office.
      CREATE UNIQUE INDEX ux_incoming_mail_upload ON incoming_mail (message_key, owner_id) WHERE office_id IS NULL;
      CREATE UNIQUE INDEX ux_incoming_mail_office ON incoming_mail (message_key, office_id) WHERE office_id IS NOT NULL;
      CREATE INDEX ix_incoming_mail_state ON incoming_mail (state, received_at DESC, id DESC);
      CREATE INDEX ix_incoming_mail_lists ON incoming_mail USING gin (access_lists);
      -- What the daily clearing looks for.
      CREATE INDEX ix_incoming_mail_decided ON incoming_mail (decided_at) WHERE state IN ('saved', 'rejected');

      -- How far the mailbox was read.
      CREATE TABLE mailbox_position (
        mailbox text PRIMARY KEY,
        uid_validity text NOT NULL,
        last_uid bigint NOT NULL,
        updated_at timestamptz NOT NULL
      );

      -- Whose address it is.
      CREATE INDEX ix_person_address ON person (lower(email)) WHERE email IS NOT NULL;
      CREATE INDEX ix_post_address ON post (lower(email)) WHERE email IS NOT NULL;
      CREATE INDEX ix_post_domain ON post (lower(split_part(email, '@', 2))) WHERE email IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_person_address, ix_post_address, ix_post_domain;
      DROP TABLE mailbox_position;
      DROP TABLE incoming_mail;
    `);
  }
}
