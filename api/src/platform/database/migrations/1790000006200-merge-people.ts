import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two records of one person become one, and can become two again. */
export class MergePeople1790000006200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        ADD COLUMN met_at text,
        ADD COLUMN merged_into uuid REFERENCES person ON DELETE RESTRICT CHECK (merged_into <> id);
      COMMENT ON COLUMN person.met_at IS 'where and when we first met them';
      COMMENT ON COLUMN person.merged_into IS 'who was kept when this turned out to be a double; every link leads there';
      CREATE INDEX ix_person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX ix_person_email ON person (lower(email)) WHERE email IS NOT NULL;

      CREATE TABLE person_merge (
        id uuid PRIMARY KEY,
        keep_id uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
        gone_id uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
        facts jsonb NOT NULL,
        links jsonb NOT NULL,
        merged_at timestamptz NOT NULL,
        merged_by uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        undone_at timestamptz,
        undone_by uuid REFERENCES app_user ON DELETE RESTRICT,
        CHECK ((undone_at IS NULL) = (undone_by IS NULL))
      );
      COMMENT ON COLUMN person_merge.facts IS 'what the merge changed of the kept person: before and after';
      COMMENT ON COLUMN person_merge.links IS 'which rows were led over, and which were put away because the kept person had the like';
      CREATE INDEX ix_person_merge_keep ON person_merge (keep_id);
      CREATE UNIQUE INDEX ux_person_merge_gone ON person_merge (gone_id) WHERE undone_at IS NULL;
      CREATE INDEX ix_person_merge_at ON person_merge (merged_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE person_merge;
      DROP INDEX ix_person_email;
      ALTER TABLE person DROP COLUMN merged_into, DROP COLUMN met_at;
    `);
  }
}
