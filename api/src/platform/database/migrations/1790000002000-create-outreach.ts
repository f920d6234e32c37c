import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and the posts they hold, contacts with States, and who of us looks after which State. */
export class CreateOutreach1790000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXTENSIONS);
    await runner.query(PEOPLE);
    await runner.query(ENGAGEMENTS);
    await runner.query(ENGAGEMENT_PARTS);
    await runner.query(ASSIGNMENTS);
    await runner.query(REPEATED_REQUESTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotency_key, state_assignment, engagement_organisation, engagement_our_person, engagement_person,
        engagement_state, engagement, post_holding, person, post, institution;
    `);
  }
}

/** Both are trusted: the owner of a database may create them. Trigrams find parts of words; btree_gist lets an exclusion compare ids. */
const EXTENSIONS = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE EXTENSION IF NOT EXISTS btree_gist;
`;

/** The labelled columns, as every labelled table has them. */
const LABELLED = `
    label text NOT NULL CHECK (label IN ('public', 'committee', 'internal', 'restricted')),
    caveats text[] NOT NULL CHECK (caveats <@ ARRAY['chatham_house', 'counts_only']),
    effective_label text NOT NULL CHECK (effective_label IN ('public', 'committee', 'internal', 'restricted')),
    effective_caveats text[] NOT NULL CHECK (effective_caveats <@ ARRAY['chatham_house', 'counts_only']),
    access_lists uuid[] NOT NULL,
    CHECK (cardinality(access_lists) > 0 OR (effective_label <> 'restricted' AND cardinality(effective_caveats) = 0)),
`;

const STAMPED = `
    demo boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
`;

const PEOPLE = `
  CREATE TABLE institution (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('permanent_mission', 'ministry', 'parliament', 'armed_forces',
      'head_of_state_or_government', 'regional_organisation', 'international_organisation', 'civil_society', 'other')),
    name text NOT NULL,
    folded text NOT NULL,
    city text,
    city_folded text,
    iso3 text REFERENCES state ON DELETE RESTRICT,
    ${STAMPED}
  );
  COMMENT ON COLUMN institution.folded IS 'NFKD, without case and marks: what a search is compared with';
  CREATE UNIQUE INDEX ux_institution ON institution (folded, kind, iso3, city_folded) NULLS NOT DISTINCT;
  CREATE INDEX ix_institution_state ON institution (iso3);
  CREATE INDEX ix_institution_search ON institution USING gin ((' ' || folded) gin_trgm_ops);

  CREATE TABLE post (
    id uuid PRIMARY KEY,
    institution_id uuid NOT NULL REFERENCES institution ON DELETE RESTRICT,
    function text NOT NULL,
    title text NOT NULL,
    folded text NOT NULL,
    email text,
    owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    ${LABELLED}
    ${STAMPED}
  );
  COMMENT ON COLUMN post.title IS 'function, institution and city: what a letter is addressed to';
  CREATE INDEX ix_post_name ON post (effective_label, folded, id);
  CREATE INDEX ix_post_institution ON post (institution_id);
  CREATE INDEX ix_post_search ON post USING gin ((' ' || folded) gin_trgm_ops);

  CREATE TABLE person (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    folded text NOT NULL,
    email text,
    phone text,
    languages text[] NOT NULL,
    source text,
    owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    ${LABELLED}
    ${STAMPED}
  );
  COMMENT ON COLUMN person.source IS 'where the personal data come from';
  CREATE INDEX ix_person_name ON person (effective_label, folded, id);
  CREATE INDEX ix_person_search ON person USING gin ((' ' || folded) gin_trgm_ops);

  CREATE TABLE post_holding (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
    post_id uuid NOT NULL REFERENCES post ON DELETE RESTRICT,
    from_on date NOT NULL,
    to_on date,
    created_by uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (to_on >= from_on),
    CONSTRAINT ex_post_holding EXCLUDE USING gist (person_id WITH =, post_id WITH =, daterange(from_on, to_on, '[]') WITH &&)
  );
  COMMENT ON COLUMN post_holding.to_on IS 'the last day; null: until further notice';
  CREATE INDEX ix_post_holding_person ON post_holding (person_id, from_on);
  CREATE INDEX ix_post_holding_post ON post_holding (post_id, from_on);
`;

const ENGAGEMENTS = `
  CREATE TABLE engagement (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    kind text NOT NULL CHECK (kind IN ('bilateral_meeting', 'call', 'email', 'statement', 'demarche', 'side_event',
      'depositary_letter', 'assistance_offer', 'parliamentary', 'use_report', 'letter', 'dialogue_round', 'event',
      'meeting_participation')),
    status text NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),
    on_day date NOT NULL,
    at_time text CHECK (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    zone text,
    place text,
    title text NOT NULL,
    summary text,
    outcome text,
    folded text NOT NULL,
    office_id uuid REFERENCES office ON DELETE RESTRICT,
    owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    follow_up_task_id uuid,
    deleted_at timestamptz,
    CHECK ((at_time IS NULL) = (zone IS NULL)),
    ${LABELLED}
    ${STAMPED}
  );
  COMMENT ON COLUMN engagement.on_day IS 'the calendar day where it took or takes place';
  COMMENT ON COLUMN engagement.folded IS 'title, place, summary and outcome as they are searched';
  COMMENT ON COLUMN engagement.follow_up_task_id IS 'the task made together with it; no key, for tasks know engagements and not the other way';
  CREATE INDEX ix_engagement_day ON engagement (treaty_key, effective_label, on_day DESC, id DESC) WHERE deleted_at IS NULL;
  CREATE INDEX ix_engagement_office ON engagement (office_id, on_day DESC, id DESC) WHERE deleted_at IS NULL;
  CREATE INDEX ix_engagement_search ON engagement USING gin ((' ' || folded) gin_trgm_ops) WHERE deleted_at IS NULL;
`;

/**
 * engagement_state repeats what lists of one State sort and filter by, so that such a page is read from one index per
 * visible level. It is written with the engagement, in the same transaction.
 */
const ENGAGEMENT_PARTS = `
  CREATE TABLE engagement_state (
    engagement_id uuid NOT NULL REFERENCES engagement ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    position smallint NOT NULL,
    treaty_key text NOT NULL,
    status text NOT NULL,
    on_day date NOT NULL,
    is_contact boolean NOT NULL,
    effective_label text NOT NULL,
    effective_caveats text[] NOT NULL,
    access_lists uuid[] NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (engagement_id, iso3)
  );
  COMMENT ON COLUMN engagement_state.is_contact IS 'held, and of a kind that counts as contact';
  CREATE INDEX ix_engagement_state_day ON engagement_state (treaty_key, iso3, effective_label, on_day DESC, engagement_id DESC)
    WHERE NOT deleted;
  CREATE INDEX ix_engagement_state_contact ON engagement_state (treaty_key, iso3, effective_label, on_day DESC, engagement_id DESC)
    WHERE is_contact AND NOT deleted;
  CREATE INDEX ix_engagement_state_planned ON engagement_state (treaty_key, iso3, on_day) WHERE status = 'planned' AND NOT deleted;

  CREATE TABLE engagement_person (
    engagement_id uuid NOT NULL REFERENCES engagement ON DELETE RESTRICT,
    person_id uuid NOT NULL REFERENCES person ON DELETE RESTRICT,
    post_id uuid REFERENCES post ON DELETE RESTRICT,
    position smallint NOT NULL,
    PRIMARY KEY (engagement_id, person_id)
  );
  COMMENT ON COLUMN engagement_person.post_id IS 'the post in which the person was met';
  CREATE INDEX ix_engagement_person_person ON engagement_person (person_id, engagement_id);

  CREATE TABLE engagement_our_person (
    engagement_id uuid NOT NULL REFERENCES engagement ON DELETE RESTRICT,
    user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    office_id uuid REFERENCES office ON DELETE RESTRICT,
    position smallint NOT NULL,
    PRIMARY KEY (engagement_id, user_id)
  );
  CREATE INDEX ix_engagement_our_person_user ON engagement_our_person (user_id, engagement_id);

  CREATE TABLE engagement_organisation (
    engagement_id uuid NOT NULL REFERENCES engagement ON DELETE RESTRICT,
    institution_id uuid NOT NULL REFERENCES institution ON DELETE RESTRICT,
    role text NOT NULL CHECK (role IN ('host', 'co_host', 'funder', 'in_kind', 'logistics', 'resource', 'participant')),
    position smallint NOT NULL,
    PRIMARY KEY (engagement_id, institution_id, role)
  );
  CREATE INDEX ix_engagement_organisation_institution ON engagement_organisation (institution_id);
`;

const ASSIGNMENTS = `
  CREATE TABLE state_assignment (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    office_id uuid NOT NULL REFERENCES office ON DELETE RESTRICT,
    user_id uuid REFERENCES app_user ON DELETE RESTRICT,
    tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 3),
    next_step text,
    next_step_due_on date,
    from_on date NOT NULL,
    to_on date,
    ${STAMPED},
    CHECK (to_on >= from_on),
    CONSTRAINT ex_state_assignment EXCLUDE USING gist (treaty_key WITH =, iso3 WITH =, daterange(from_on, to_on, '[]') WITH &&)
  );
  COMMENT ON COLUMN state_assignment.to_on IS 'the last day; null: until further notice';
  CREATE INDEX ix_state_assignment_office ON state_assignment (office_id, from_on);
  CREATE INDEX ix_state_assignment_user ON state_assignment (user_id, from_on);
`;

const REPEATED_REQUESTS = `
  CREATE TABLE idempotency_key (
    user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
    key uuid NOT NULL,
    request_hash bytea NOT NULL,
    subject_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
  );
  COMMENT ON TABLE idempotency_key IS 'what a request that names a key has made: a repeated one makes nothing again';
`;
