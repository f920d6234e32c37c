import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to many in one act. */
export class CreateLetterBatches1790000006100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE letter_batch (
        id uuid PRIMARY KEY,
        treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
        name text NOT NULL,
        form text NOT NULL,
        status text NOT NULL CHECK (status IN ('waiting', 'making', 'made', 'cancelled', 'failed')),
        plan jsonb,
        done integer NOT NULL DEFAULT 0,
        total integer NOT NULL,
        run integer NOT NULL DEFAULT 0,
        job_id uuid NOT NULL UNIQUE,
        queued_at timestamptz NOT NULL,
        failure jsonb,
        office_id uuid REFERENCES office ON DELETE RESTRICT,
        owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        deleted_at timestamptz,
        label text NOT NULL CHECK (label IN ('public', 'committee', 'internal', 'restricted')),
        caveats text[] NOT NULL CHECK (caveats <@ ARRAY['chatham_house', 'counts_only']),
        effective_label text NOT NULL CHECK (effective_label IN ('public', 'committee', 'internal', 'restricted')),
        effective_caveats text[] NOT NULL CHECK (effective_caveats <@ ARRAY['chatham_house', 'counts_only']),
        access_lists uuid[] NOT NULL,
        demo boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((status IN ('waiting', 'making')) = (plan IS NOT NULL)),
        CHECK ((status = 'failed') = (failure IS NOT NULL)),
        CHECK (cardinality(access_lists) > 0 OR (effective_label <> 'restricted' AND cardinality(effective_caveats) = 0))
      );
      COMMENT ON COLUMN letter_batch.plan IS 'what is to be made, until it is: every letter then says it itself';
      COMMENT ON COLUMN letter_batch.run IS 'who began it last makes it: the run before finds another number here and stops';
      COMMENT ON COLUMN letter_batch.job_id IS 'under which the queue knows it: there no record is named';
      COMMENT ON COLUMN letter_batch.queued_at IS 'when its job was last given to the queue, or gave a sign of life';
      CREATE INDEX ix_letter_batch_page ON letter_batch (treaty_key, effective_label, created_at DESC, id DESC)
        WHERE deleted_at IS NULL;
      CREATE INDEX ix_letter_batch_waiting ON letter_batch (queued_at) WHERE status IN ('waiting', 'making');
      ALTER TABLE letter ADD COLUMN batch_id uuid REFERENCES letter_batch ON DELETE RESTRICT;
      CREATE INDEX ix_letter_batch ON letter (batch_id) WHERE batch_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE letter DROP COLUMN batch_id;
      DROP TABLE letter_batch;
    `);
  }
}
