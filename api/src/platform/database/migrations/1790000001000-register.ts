import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register: States, treaties and their dated acts, meetings, votes and facts. Everything here comes from packs.
 * A row that its pack no longer holds is retired, not deleted: other records may point at it.
 */
export class Register1790000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STATES);
    await runner.query(TREATIES);
    await runner.query(MEETINGS);
    await runner.query(VOTES);
    await runner.query(FACTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW counted_ballot;
      DROP TABLE fact, coordinator_term, meeting_participation, meeting, roll_call_quarantine_ballot,
        roll_call_quarantine, ballot_correction, ballot, vote, resolution, region_override, treaty_standing,
        treaty_act, treaty, membership, organisation, state_alias, state_name, state,
        un_group;
      DROP FUNCTION refuse_rewrite();
    `);
  }
}

const STATES = `
  CREATE TABLE un_group (
    code text PRIMARY KEY,
    name text NOT NULL,
    aliases jsonb NOT NULL,
    retired_at timestamptz
  );
  CREATE TABLE state (
    iso3 text PRIMARY KEY CHECK (iso3 ~ '^[A-Z]{3}$'),
    iso2 text NOT NULL UNIQUE CHECK (iso2 ~ '^[A-Z]{2}$'),
    m49 text NOT NULL UNIQUE CHECK (m49 ~ '^[0-9]{3}$'),
    name text NOT NULL,
    formal_name text NOT NULL,
    region text NOT NULL,
    sub_region text NOT NULL,
    intermediate_region text,
    un_group text REFERENCES un_group ON DELETE RESTRICT,
    un_member boolean NOT NULL,
    un_admitted_on date,
    capital text,
    languages text,
    source text NOT NULL,
    retired_at timestamptz,
    CHECK (un_member = (un_admitted_on IS NOT NULL))
  );
  COMMENT ON COLUMN state.name IS 'UN short name, English';
  COMMENT ON COLUMN state.region IS 'UN M49; a treaty may override it: region_override';

  CREATE TABLE state_name (
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    language text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'ar', 'zh', 'ru')),
    short text NOT NULL,
    formal text NOT NULL,
    m49 text NOT NULL,
    source text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (iso3, language)
  );
  COMMENT ON COLUMN state_name.formal IS 'with its article, as a letter needs it';

  CREATE TABLE state_alias (
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    folded text NOT NULL CHECK (folded <> ''),
    alias text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (iso3, folded)
  );
  COMMENT ON COLUMN state_alias.folded IS 'NFKD, without case and marks: what a search is compared with';

  CREATE TABLE organisation (
    code text PRIMARY KEY,
    name text NOT NULL,
    retired_at timestamptz
  );
  CREATE TABLE membership (
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    organisation_code text NOT NULL REFERENCES organisation ON DELETE RESTRICT,
    status text NOT NULL CHECK (status IN ('member')),
    known_on date,
    note text,
    source text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (iso3, organisation_code)
  );
  COMMENT ON COLUMN membership.known_on IS 'day of the source: the records carry no dates of membership';
`;

const TREATIES = `
  CREATE TABLE treaty (
    key text PRIMARY KEY CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    rules jsonb NOT NULL,
    settings jsonb NOT NULL,
    in_force_on date,
    known_to date,
    pack_order integer UNIQUE,
    source text NOT NULL,
    retired_at timestamptz
  );
  COMMENT ON COLUMN treaty.pack_order IS 'place among the treaties with a pack of their own; null: known for context alone';
  COMMENT ON COLUMN treaty.rules IS 'TreatyRules of @demarche/domain';
  COMMENT ON COLUMN treaty.settings IS 'deadlines, stages, taxonomies and the like, as the pack gives them';
  COMMENT ON COLUMN treaty.in_force_on IS 'published, or derived from the deposits';
  COMMENT ON COLUMN treaty.known_to IS 'day of the data: status is known to this day';

  CREATE TABLE region_override (
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    region text NOT NULL,
    source text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (treaty_key, iso3)
  );

  CREATE TABLE treaty_act (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    kind text NOT NULL CHECK (kind IN
      ('signature', 'deposit', 'provisional_application', 'withdrawal_notice', 'notice_revoked', 'withdrawal')),
    acted_on date NOT NULL,
    form text CHECK (form IN
      ('ratification', 'acceptance', 'approval', 'accession', 'succession', 'consent_to_be_bound')),
    effective_on date,
    source text NOT NULL,
    pack_key text,
    recorded_at timestamptz NOT NULL,
    supersedes uuid UNIQUE REFERENCES treaty_act ON DELETE RESTRICT,
    retracted boolean NOT NULL DEFAULT false,
    CHECK (form IS NULL OR kind = 'deposit'),
    CHECK (NOT retracted OR supersedes IS NOT NULL)
  );
  CREATE INDEX ix_treaty_act_state ON treaty_act (treaty_key, iso3);
  COMMENT ON COLUMN treaty_act.effective_on IS 'as published by the depositary; null: follows from the rule';
  COMMENT ON COLUMN treaty_act.pack_key IS 'where in the pack the act stands, so that a changed row finds what it corrects';
  COMMENT ON COLUMN treaty_act.retracted IS 'the correction only takes back what it supersedes';

  CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% rows are corrected by new rows, never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$;
  CREATE TRIGGER treaty_act_stays BEFORE UPDATE OR DELETE ON treaty_act
    FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

  CREATE TABLE treaty_standing (
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    from_on date NOT NULL,
    to_on date,
    status text NOT NULL CHECK (status IN ('party', 'signatory', 'not_party', 'withdrawn')),
    since date,
    act_id uuid REFERENCES treaty_act ON DELETE RESTRICT,
    in_force_on date,
    leaving_on date,
    PRIMARY KEY (treaty_key, iso3, from_on),
    CHECK (to_on > from_on),
    CHECK ((status = 'not_party') = (since IS NULL)),
    CHECK ((since IS NULL) = (act_id IS NULL))
  );
  CREATE INDEX ix_treaty_standing_change ON treaty_standing (treaty_key, from_on);
  COMMENT ON TABLE treaty_standing IS
    'index over treaty_act, derived by @demarche/domain in the same transaction; from_on <= day AND (to_on IS NULL OR day < to_on)';
  COMMENT ON COLUMN treaty_standing.from_on IS '0001-01-01: from the beginning';
  COMMENT ON COLUMN treaty_standing.to_on IS 'first day of the next standing; null: until now';
`;

const MEETINGS = `
  CREATE TABLE meeting (
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    code text NOT NULL,
    kind text NOT NULL,
    starts_on date,
    ends_on date,
    city text,
    country_iso3 text REFERENCES state ON DELETE RESTRICT,
    presidency_iso3 text REFERENCES state ON DELETE RESTRICT,
    president text,
    parties_attending integer CHECK (parties_attending >= 0),
    signatories_attending integer CHECK (signatories_attending >= 0),
    observers_attending integer CHECK (observers_attending >= 0),
    note text,
    source text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (treaty_key, code),
    CHECK (ends_on >= starts_on)
  );

  CREATE TABLE meeting_participation (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    meeting_code text,
    told_as text NOT NULL,
    from_year integer NOT NULL,
    to_year integer NOT NULL,
    capacity text NOT NULL,
    source text NOT NULL,
    retired_at timestamptz,
    FOREIGN KEY (treaty_key, meeting_code) REFERENCES meeting ON DELETE RESTRICT,
    CHECK (to_year >= from_year)
  );
  CREATE INDEX ix_meeting_participation_state ON meeting_participation (treaty_key, iso3);
  COMMENT ON COLUMN meeting_participation.meeting_code IS 'null where the source tells only "at least one of" several';

  CREATE TABLE coordinator_term (
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    theme text NOT NULL,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    from_year integer NOT NULL,
    to_year integer NOT NULL,
    note text,
    source text NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (treaty_key, theme, iso3, from_year),
    CHECK (to_year >= from_year)
  );
`;

const VOTES = `
  CREATE TABLE resolution (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    symbol text NOT NULL,
    title text NOT NULL,
    session integer NOT NULL CHECK (session > 0),
    note text,
    source text NOT NULL,
    retired_at timestamptz,
    UNIQUE (treaty_key, symbol)
  );

  CREATE TABLE vote (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    resolution_id uuid NOT NULL REFERENCES resolution ON DELETE RESTRICT,
    body text NOT NULL CHECK (body IN ('first_committee', 'plenary')),
    part text NOT NULL CHECK (part IN ('whole', 'paragraph')),
    paragraph text,
    voted_on date NOT NULL,
    announced_yes integer CHECK (announced_yes >= 0),
    announced_no integer CHECK (announced_no >= 0),
    announced_abstain integer CHECK (announced_abstain >= 0),
    announced_non_voting integer CHECK (announced_non_voting >= 0),
    tally_source text,
    verification text NOT NULL,
    roll_call text NOT NULL CHECK (roll_call IN ('counted', 'quarantined', 'none')),
    source text NOT NULL,
    retired_at timestamptz,
    UNIQUE NULLS NOT DISTINCT (resolution_id, body, part, paragraph),
    CHECK ((part = 'paragraph') = (paragraph IS NOT NULL))
  );
  CREATE INDEX ix_vote_treaty ON vote (treaty_key, voted_on);
  COMMENT ON COLUMN vote.roll_call IS 'only a counted roll call goes into any count';

  CREATE TABLE ballot (
    vote_id uuid NOT NULL REFERENCES vote ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    choice text NOT NULL CHECK (choice IN ('yes', 'no', 'abstain', 'absent', 'not_member')),
    note text,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (vote_id, iso3)
  );
  CREATE INDEX ix_ballot_state ON ballot (iso3);
  CREATE TRIGGER ballot_stays BEFORE UPDATE OR DELETE ON ballot FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

  CREATE TABLE ballot_correction (
    id uuid PRIMARY KEY,
    vote_id uuid NOT NULL,
    iso3 text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('record', 'intention')),
    choice text NOT NULL CHECK (choice IN ('yes', 'no', 'abstain', 'absent', 'not_member')),
    source text NOT NULL,
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (vote_id, iso3) REFERENCES ballot ON DELETE RESTRICT
  );
  CREATE INDEX ix_ballot_correction_ballot ON ballot_correction (vote_id, iso3, recorded_at);
  COMMENT ON COLUMN ballot_correction.kind IS
    'record: the record was read wrongly, this is what it says; intention: the delegation told later what it had meant, the vote stays';

  -- The ballots that go into counts, as the record reads today.
  CREATE VIEW counted_ballot AS
    SELECT vote_id, iso3, coalesce(c.choice, b.choice) AS choice,
      CASE WHEN c.choice IS NULL THEN b.note ELSE 'First recorded as ' || b.choice || '. ' || c.source END AS note
    FROM ballot b
    JOIN vote v ON v.id = b.vote_id AND v.roll_call = 'counted' AND v.retired_at IS NULL
    LEFT JOIN (
      SELECT DISTINCT ON (vote_id, iso3) vote_id, iso3, choice, source FROM ballot_correction
      WHERE kind = 'record' ORDER BY vote_id, iso3, recorded_at DESC, id
    ) c USING (vote_id, iso3);

  CREATE TABLE roll_call_quarantine (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    symbol text NOT NULL,
    vote_id uuid REFERENCES vote ON DELETE RESTRICT,
    reason text NOT NULL,
    source text NOT NULL,
    retired_at timestamptz,
    UNIQUE (treaty_key, symbol, source)
  );
  CREATE TABLE roll_call_quarantine_ballot (
    quarantine_id uuid NOT NULL REFERENCES roll_call_quarantine ON DELETE RESTRICT,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    choice text NOT NULL CHECK (choice IN ('yes', 'no', 'abstain', 'absent', 'not_member')),
    retired_at timestamptz,
    PRIMARY KEY (quarantine_id, iso3)
  );
`;

const FACTS = `
  CREATE TABLE fact (
    id uuid PRIMARY KEY,
    treaty_key text NOT NULL REFERENCES treaty ON DELETE RESTRICT,
    iso3 text NOT NULL REFERENCES state ON DELETE RESTRICT,
    kind text NOT NULL,
    detail text NOT NULL,
    from_year integer,
    to_year integer,
    as_of date,
    source text NOT NULL,
    retired_at timestamptz,
    CHECK (to_year >= from_year),
    CHECK ((from_year IS NULL) = (to_year IS NULL))
  );
  CREATE INDEX ix_fact_state ON fact (treaty_key, iso3);
  COMMENT ON TABLE fact IS 'as reported; contradicting ones stand side by side';
`;
