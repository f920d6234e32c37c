import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is our contact: focal points, champions, lead ministries; addresses that bounce; when a post was last heard of. */
export class KnowContacts1790000006210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE post
        ADD COLUMN language text CHECK (language IN ('en', 'fr', 'es', 'ar', 'zh', 'ru')),
        ADD COLUMN bounced_on date, ADD COLUMN bounce_reason text,
        ADD CHECK (bounced_on IS NULL OR email IS NOT NULL);
      COMMENT ON COLUMN post.language IS 'in which letters to it are written';
      COMMENT ON COLUMN post.bounced_on IS 'the day on which mail to its address last came back';
      ALTER TABLE person ADD COLUMN bounced_on date, ADD COLUMN bounce_reason text,
        ADD CHECK (bounced_on IS NULL OR email IS NOT NULL);
      CREATE INDEX ix_post_email ON post (lower(email)) WHERE email IS NOT NULL;
      CREATE INDEX ix_post_bounced ON post (folded, id) WHERE bounced_on IS NOT NULL;
      CREATE INDEX ix_engagement_person_post ON engagement_person (post_id) WHERE post_id IS NOT NULL;

      CREATE TABLE flag (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('focal_point', 'national_champion', 'lead_ministry')),
        person_id uuid REFERENCES person ON DELETE RESTRICT,
        institution_id uuid REFERENCES institution ON DELETE RESTRICT,
        iso3 text REFERENCES state ON DELETE RESTRICT,
        treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
        evidence text NOT NULL,
        source text,
        from_on date NOT NULL,
        to_on date CHECK (to_on >= from_on),
        version integer NOT NULL DEFAULT 1,
        created_by uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((kind = 'lead_ministry') = (institution_id IS NOT NULL)),
        CHECK ((kind = 'lead_ministry') = (person_id IS NULL))
      );
      COMMENT ON TABLE flag IS 'what somebody is to the treaty, seen by who may see them';
      CREATE INDEX ix_flag_person ON flag (person_id, from_on) WHERE person_id IS NOT NULL;
      CREATE INDEX ix_flag_institution ON flag (institution_id, from_on) WHERE institution_id IS NOT NULL;
      CREATE INDEX ix_flag_state ON flag (iso3) WHERE iso3 IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE flag;
      DROP INDEX ix_engagement_person_post;
      ALTER TABLE person DROP COLUMN bounced_on, DROP COLUMN bounce_reason;
      ALTER TABLE post DROP COLUMN bounced_on, DROP COLUMN bounce_reason, DROP COLUMN language;
    `);
  }
}
