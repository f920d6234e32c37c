import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts kept beside the records, one row a level: a page that tells how many there are does not count them anew. And lists
 * of tasks that read no more than they show.
 */
export class CountByLevel1790000004400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE engagement_count (
        treaty_key text NOT NULL,
        iso3 text NOT NULL,
        month date NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        label text NOT NULL CHECK (label <> 'restricted'),
        records integer NOT NULL,
        PRIMARY KEY (treaty_key, iso3, month, kind, status, label)
      );
      COMMENT ON TABLE engagement_count IS 'kept by triggers on engagement_state; restricted engagements are counted one by one';
      COMMENT ON COLUMN engagement_count.month IS 'its first day';
      COMMENT ON COLUMN engagement_count.records IS 'an engagement with several States counts with each; 0 where there were some';

      CREATE TABLE task_count (
        iso3 text NOT NULL,
        status text NOT NULL,
        label text NOT NULL CHECK (label <> 'restricted'),
        records integer NOT NULL,
        PRIMARY KEY (iso3, status, label)
      );
      COMMENT ON TABLE task_count IS 'kept by triggers on task; restricted tasks are counted one by one';

      -- The tasks of a State are read level by level too: who sees little does not read past what others see.
      DROP INDEX ix_task_state;
      CREATE INDEX ix_task_state ON task (state_iso3, effective_label, status, due_on, id) WHERE deleted_at IS NULL;
      -- Searched as all other names are: short words where words begin.
      DROP INDEX ix_task_search;
      CREATE INDEX ix_task_search ON task USING gin ((' ' || folded) gin_trgm_ops) WHERE deleted_at IS NULL;
      CREATE STATISTICS st_task_words ON (' ' || folded) FROM task;

      -- Restricted tasks are found by the reader's lists, not by reading those of everybody.
      CREATE INDEX ix_task_lists ON task USING gin (access_lists) WHERE effective_label = 'restricted';
    `);
    for (const rollup of [ENGAGEMENTS, TASKS]) await runner.query(rollupSql(rollup));
    await runner.query('SELECT rebuild_engagement_count(), rebuild_task_count()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION keep_engagement_count() CASCADE;
      DROP FUNCTION keep_task_count() CASCADE;
      DROP FUNCTION rebuild_engagement_count(), rebuild_task_count();
      DROP STATISTICS st_task_words;
      DROP INDEX ix_task_lists, ix_task_search, ix_task_state;
      CREATE INDEX ix_task_state ON task (state_iso3, status, due_on, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_task_search ON task USING gin (folded gin_trgm_ops) WHERE deleted_at IS NULL;
      DROP TABLE engagement_count, task_count;
    `);
  }
}

/** A table of counts that triggers keep in step with the rows of another, in the same transaction. */
interface Rollup {
  /** It has the columns of `key`, which are its primary key, and `records`. */
  table: string;
  of: string;
  /** What each column of the key is for a row `r`. */
  key: Record<string, string>;
  /** Which rows `r` count. */
  where: string;
}

const ENGAGEMENTS: Rollup = {
  table: 'engagement_count',
  of: 'engagement_state',
  key: {
    treaty_key: 'r.treaty_key',
    iso3: 'r.iso3',
    month: 'r.on_day - extract(day FROM r.on_day)::int + 1',
    kind: 'r.kind',
    status: 'r.status',
    label: 'r.effective_label',
  },
  where: `NOT r.deleted AND r.effective_label <> 'restricted'`,
};

const TASKS: Rollup = {
  table: 'task_count',
  of: 'task',
  key: { iso3: 'r.state_iso3', status: 'r.status', label: 'r.effective_label' },
  where: `r.deleted_at IS NULL AND r.state_iso3 IS NOT NULL AND r.effective_label <> 'restricted'`,
};

/**
 * Functions and triggers of a rollup: `keep_<table>()` adds what a statement changes, `rebuild_<table>()` counts anew while
 * writers wait. Rows are taken in the order of the key, so that two writers never wait for each other.
 */
function rollupSql({ table, of, key, where }: Rollup): string {
  const columns = Object.keys(key).join(', ');
  const values = Object.values(key).join(', ');
  const add = (changes: string) => `
    INSERT INTO ${table} AS c (${columns}, records)
    SELECT ${values}, sum(r.change) FROM (${changes}) r WHERE ${where}
    GROUP BY ${values} HAVING sum(r.change) <> 0 ORDER BY ${values}
    ON CONFLICT (${columns}) DO UPDATE SET records = c.records + EXCLUDED.records;`;
  const come = 'SELECT *, 1 AS change FROM come';
  const gone = 'SELECT *, -1 AS change FROM gone';
  return `
    CREATE FUNCTION keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN ${add(come)}
      ELSIF TG_OP = 'DELETE' THEN ${add(gone)}
      ELSE ${add(`${gone} UNION ALL ${come}`)}
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${of} REFERENCING NEW TABLE AS come
      FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}();
    CREATE TRIGGER ${table}_deleted AFTER DELETE ON ${of} REFERENCING OLD TABLE AS gone
      FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}();
    CREATE TRIGGER ${table}_updated AFTER UPDATE ON ${of} REFERENCING OLD TABLE AS gone NEW TABLE AS come
      FOR EACH STATEMENT EXECUTE FUNCTION keep_${table}();

    CREATE FUNCTION rebuild_${table}() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      LOCK TABLE ${of} IN SHARE MODE;
      DELETE FROM ${table};
      ${add(`SELECT *, 1 AS change FROM ${of}`)}
    END $$;
  `;
}
