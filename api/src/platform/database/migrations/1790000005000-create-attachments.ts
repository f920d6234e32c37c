import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that hang on records. Their content stands in the file store, under its hash. */
export class CreateAttachments1790000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id uuid PRIMARY KEY,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        name text NOT NULL,
        media_type text NOT NULL,
        size integer NOT NULL CHECK (size > 0),
        subject_kind text,
        subject_id uuid,
        position integer NOT NULL DEFAULT 0,
        owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
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
        CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
      );
      CREATE INDEX ix_attachment_subject ON attachment (subject_id, position) WHERE deleted_at IS NULL;
      CREATE INDEX ix_attachment_content ON attachment (sha256);
      -- What the sweep takes away: uploads that no record took.
      CREATE INDEX ix_attachment_loose ON attachment (created_at) WHERE subject_id IS NULL AND deleted_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment');
  }
}
