import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What measuring showed: lists that read past rows they do not show, and an index that was taken for the wrong one. */
export class ReadLess1790000003800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Restricted records are found by the reader's lists, not by reading those of everybody.
      CREATE INDEX ix_engagement_lists ON engagement USING gin (access_lists) WHERE effective_label = 'restricted';
      CREATE INDEX ix_engagement_state_lists ON engagement_state USING gin (access_lists) WHERE effective_label = 'restricted';
      CREATE INDEX ix_person_lists ON person USING gin (access_lists) WHERE effective_label = 'restricted';
      CREATE INDEX ix_post_lists ON post USING gin (access_lists) WHERE effective_label = 'restricted';

      -- A list of one State filters by kind without joining.
      ALTER TABLE engagement_state ADD COLUMN kind text;
      UPDATE engagement_state s SET kind = e.kind FROM engagement e WHERE e.id = s.engagement_id;
      ALTER TABLE engagement_state ALTER COLUMN kind SET NOT NULL;
      CREATE INDEX ix_engagement_kind ON engagement (treaty_key, kind, effective_label, on_day DESC, id DESC)
        WHERE deleted_at IS NULL;

      -- How common a word is decides whether the words or the order of the list lead.
      CREATE STATISTICS st_engagement_words ON (' ' || folded) FROM engagement;
      CREATE STATISTICS st_person_words ON (' ' || folded) FROM person;
      CREATE STATISTICS st_post_words ON (' ' || folded) FROM post;

      -- An exclusion over an expression is no index on its columns: looking for a post alone was led through it.
      ALTER TABLE post_holding DROP CONSTRAINT ex_post_holding;
      ALTER TABLE post_holding ADD CONSTRAINT ex_post_holding EXCLUDE USING gist
        ((person_id::text || ' ' || post_id::text) WITH =, daterange(from_on, to_on, '[]') WITH &&);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE post_holding DROP CONSTRAINT ex_post_holding;
      ALTER TABLE post_holding ADD CONSTRAINT ex_post_holding EXCLUDE USING gist
        (person_id WITH =, post_id WITH =, daterange(from_on, to_on, '[]') WITH &&);
      DROP STATISTICS st_post_words, st_person_words, st_engagement_words;
      DROP INDEX ix_engagement_kind, ix_post_lists, ix_person_lists, ix_engagement_state_lists, ix_engagement_lists;
      ALTER TABLE engagement_state DROP COLUMN kind;
    `);
  }
}
