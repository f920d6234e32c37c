import type { MigrationInterface, QueryRunner } from 'typeorm';

const SUBJECT_TABLES = ['person', 'post', 'engagement', 'letter', 'task'];

/**
 * Notes on records. A note is as closed as what it hangs on: kept so by triggers, for records of many features are labelled
 * anew in many ways, and none may forget its notes.
 */
export class CreateNotes1790000006310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE note (
        id uuid PRIMARY KEY,
        subject_kind text NOT NULL
          CHECK (subject_kind IN ('state', 'person', 'post', 'institution', 'engagement', 'letter', 'task')),
        subject_id uuid,
        iso3 text REFERENCES state ON DELETE RESTRICT,
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
        owner_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        edited_at timestamptz,
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
        CHECK ((subject_kind = 'state') = (iso3 IS NOT NULL)),
        CHECK ((subject_id IS NULL) = (iso3 IS NOT NULL))
      );
      CREATE INDEX ix_note_subject ON note (subject_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX ix_note_state ON note (iso3, created_at DESC, id DESC) WHERE iso3 IS NOT NULL AND deleted_at IS NULL;

      CREATE TABLE note_mention (
        note_id uuid NOT NULL REFERENCES note ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES app_user ON DELETE RESTRICT,
        PRIMARY KEY (note_id, user_id)
      );
      COMMENT ON TABLE note_mention IS 'who was told of a note once: an edit does not tell them again';

      -- Who is mentioned is told of the note.
      ALTER TABLE notification ADD COLUMN note_id uuid REFERENCES note ON DELETE RESTRICT;
      ALTER TABLE notification DROP CONSTRAINT notification_kind_check;
      ALTER TABLE notification ADD CONSTRAINT notification_kind_check
        CHECK (kind IN ('task_due', 'task_assigned', 'planned_overlap', 'digest', 'break_glass', 'note_mention'));
    `);
    await runner.query(LABELLING);
    for (const table of SUBJECT_TABLES) {
      await runner.query(`
        CREATE TRIGGER ${table}_labels_notes AFTER UPDATE OF effective_label, effective_caveats, access_lists ON ${table}
          FOR EACH ROW WHEN ((OLD.effective_label, OLD.effective_caveats, OLD.access_lists)
            IS DISTINCT FROM (NEW.effective_label, NEW.effective_caveats, NEW.access_lists))
          EXECUTE FUNCTION label_notes_anew('${table}');
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of SUBJECT_TABLES) await runner.query(`DROP TRIGGER ${table}_labels_notes ON ${table}`);
    await runner.query(`
      DELETE FROM notification WHERE kind = 'note_mention';
      ALTER TABLE notification DROP CONSTRAINT notification_kind_check;
      ALTER TABLE notification ADD CONSTRAINT notification_kind_check
        CHECK (kind IN ('task_due', 'task_assigned', 'planned_overlap', 'digest', 'break_glass'));
      ALTER TABLE notification DROP COLUMN note_id;
      DROP TABLE note_mention, note;
      DROP FUNCTION label_note(), label_notes_anew();
    `);
  }
}

/** The same as \`effectiveLabelling\` of the domain: the stricter label, the caveats and the lists of both. */
const LABELLING = `
  CREATE FUNCTION label_note() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    levels CONSTANT text[] := ARRAY['public', 'committee', 'internal', 'restricted'];
    subject record;
    own uuid[] := CASE WHEN NEW.label = 'restricted' OR cardinality(NEW.caveats) > 0 THEN ARRAY[NEW.id] ELSE '{}' END;
  BEGIN
    IF NEW.subject_kind IN ('state', 'institution') THEN
      SELECT 'public' AS effective_label, '{}'::text[] AS effective_caveats, '{}'::uuid[] AS access_lists INTO subject;
    ELSE
      EXECUTE format('SELECT effective_label, effective_caveats, access_lists FROM %I WHERE id = $1', NEW.subject_kind)
        INTO STRICT subject USING NEW.subject_id;
    END IF;
    NEW.effective_label := levels[greatest(array_position(levels, NEW.label), array_position(levels, subject.effective_label))];
    NEW.effective_caveats := ARRAY(SELECT c FROM unnest(ARRAY['chatham_house', 'counts_only']) c
      WHERE c = ANY(NEW.caveats) OR c = ANY(subject.effective_caveats));
    NEW.access_lists := ARRAY(SELECT DISTINCT l FROM unnest(own || subject.access_lists) l ORDER BY l);
    RETURN NEW;
  END $$;
  CREATE TRIGGER note_labelling BEFORE INSERT OR UPDATE OF subject_id, label, caveats ON note
    FOR EACH ROW EXECUTE FUNCTION label_note();

  CREATE FUNCTION label_notes_anew() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE note SET label = label WHERE subject_id = NEW.id AND subject_kind = TG_ARGV[0];
    RETURN NULL;
  END $$;
`;
