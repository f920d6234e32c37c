import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to and from States, the series they are numbered in, and the texts they begin from. */
export class CreateLetters1790000005200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEMPLATES);
    await runner.query(LETTERS);
    await runner.query(ENGAGEMENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE engagement DROP COLUMN parent_kind, DROP COLUMN parent_id;
      DROP TABLE letter_series, letter, letter_template;
    `);
  }
}

const FORMS = `('note_verbale', 'letter', 'aide_memoire', 'non_paper', 'email')`;
const LANGUAGES = `('en', 'fr', 'es', 'ar', 'zh', 'ru')`;

const TEMPLATES = `
  CREATE TABLE letter_template (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    form text NOT NULL CHECK (form IN ${FORMS}),
    language text NOT NULL CHECK (language IN ${LANGUAGES}),
    name text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    pack_key text,
    retired_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (treaty_key, pack_key)
  );
  COMMENT ON COLUMN letter_template.pack_key IS 'the file of the pack it comes from; null: written here';
  CREATE UNIQUE INDEX ux_letter_template ON letter_template (treaty_key, language, form, name) WHERE retired_at IS NULL;
`;

const LETTERS = `
  CREATE TABLE letter_series (
    series text PRIMARY KEY,
    last_number integer NOT NULL CHECK (last_number > 0)
  );
  COMMENT ON TABLE letter_series IS 'the last number given: taken in the transaction that clears the letter, so that none is lost';

  CREATE TABLE letter (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    course text NOT NULL CHECK (course IN ('outgoing', 'incoming')),
    origin text NOT NULL CHECK (origin IN ('own', 'depositary', 'partner')),
    form text NOT NULL CHECK (form IN ${FORMS}),
    status text NOT NULL CHECK (status IN
      ('draft', 'cleared', 'signed', 'sent', 'received', 'acknowledged', 'replied', 'closed', 'void')),
    series text REFERENCES letter_series ON DELETE RESTRICT,
    number integer,
    our_ref text UNIQUE,
    their_ref text,
    iso3 text REFERENCES state ON DELETE RESTRICT,
    post_id uuid REFERENCES post ON DELETE RESTRICT,
    person_id uuid REFERENCES person ON DELETE RESTRICT,
    office_id uuid REFERENCES office ON DELETE RESTRICT,
    signatory_id uuid REFERENCES app_user ON DELETE RESTRICT,
    signatory_title text,
    place text,
    language text NOT NULL CHECK (language IN ${LANGUAGES}),
    template_id uuid REFERENCES letter_template ON DELETE RESTRICT,
    subject text NOT NULL,
    body text NOT NULL,
    asked jsonb NOT NULL DEFAULT '{}',
    document jsonb,
    folded text NOT NULL,
    enclosures text[] NOT NULL DEFAULT '{}',
    on_day date NOT NULL,
    cleared_on date,
    signed_on date,
    sent_on date,
    received_on date,
    channel text CHECK (channel IN ('post', 'email', 'hand', 'fax', 'other')),
    acknowledged_on date,
    replied_on date,
    closed_on date,
    chased_on date,
    chases integer NOT NULL DEFAULT 0,
    void_reason text,
    reply_weeks integer CHECK (reply_weeks BETWEEN 0 AND 104),
    answers_id uuid REFERENCES letter ON DELETE RESTRICT,
    replied_by uuid REFERENCES letter ON DELETE RESTRICT,
    engagement_id uuid REFERENCES engagement ON DELETE RESTRICT,
    clock_task_id uuid,
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
    UNIQUE (series, number),
    CHECK ((series IS NULL) = (number IS NULL) AND (number IS NULL) = (our_ref IS NULL)),
    CHECK ((status = 'void') = (void_reason IS NOT NULL)),
    CHECK (course = 'outgoing' OR origin = 'own'),
    CHECK (cardinality(access_lists) > 0 OR (effective_label <> 'restricted' AND cardinality(effective_caveats) = 0))
  );
  COMMENT ON COLUMN letter.on_day IS 'the day it was sent, received, cleared or last written: what lists are ordered by';
  COMMENT ON COLUMN letter.asked IS 'what a person filled into the gaps of the text, by the words of the gap';
  COMMENT ON COLUMN letter.document IS 'the letter as it was cleared; null while it is a draft, and of letters that are only registered';
  COMMENT ON COLUMN letter.clock_task_id IS 'the task that chases the answer; no key, for tasks know letters and not the other way';
  CREATE INDEX ix_letter_day ON letter (treaty_key, effective_label, on_day DESC, id DESC) WHERE deleted_at IS NULL;
  CREATE INDEX ix_letter_state ON letter (treaty_key, iso3, effective_label, on_day DESC, id DESC) WHERE deleted_at IS NULL;
  CREATE INDEX ix_letter_post ON letter (post_id, on_day DESC) WHERE deleted_at IS NULL;
  CREATE INDEX ix_letter_person ON letter (person_id) WHERE person_id IS NOT NULL;
  CREATE INDEX ix_letter_answers ON letter (answers_id) WHERE answers_id IS NOT NULL;
  CREATE INDEX ix_letter_search ON letter USING gin ((' ' || folded) gin_trgm_ops) WHERE deleted_at IS NULL;
`;

/** What a letter causes is labelled by the letter. */
const ENGAGEMENTS = `
  ALTER TABLE engagement ADD COLUMN parent_kind text CHECK (parent_kind IN ('letter')), ADD COLUMN parent_id uuid,
    ADD CHECK ((parent_kind IS NULL) = (parent_id IS NULL));
  COMMENT ON COLUMN engagement.parent_id IS
    'the record that made it and labels it; no key, for letters know engagements and not the other way';
  CREATE UNIQUE INDEX ux_engagement_parent ON engagement (parent_kind, parent_id) WHERE parent_id IS NOT NULL;
`;
