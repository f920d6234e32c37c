import type { Pool } from 'pg';
import { cursor } from './answers.ts';
import { MINE, onMyLists, type Reader, readerValues } from './reader.ts';

const MONTH = `s.on_day - extract(day FROM s.on_day)::int + 1`;
const byKind = (limit: number): string => `${MINE} SELECT n.iso3, s.name, n.month, n.kind, n.count FROM (
    SELECT c.iso3, c.month, c.kind, sum(c.records)::int AS count FROM (
      SELECT r.iso3, r.month, r.kind, r.records FROM engagement_count r
      WHERE r.treaty_key = 'ccm' AND r.iso3 = $4 AND r.label IN ('public', 'committee', 'internal')
      UNION ALL
      SELECT s.iso3, ${MONTH}, s.kind, 1 FROM engagement_state s
      WHERE s.effective_label = 'restricted' AND s.treaty_key = 'ccm' AND s.iso3 = $4 AND NOT s.deleted AND ${onMyLists('s')}) c
    GROUP BY c.iso3, c.month, c.kind HAVING sum(c.records) > 0 ORDER BY c.iso3, c.month, c.kind LIMIT ${limit}) n
  JOIN state s ON s.iso3 = n.iso3 ORDER BY n.iso3, n.month, n.kind`;
/** The counts of a State page: `{ engagements, openTasks }`. */
export const IN_ALL = `json_build_object(
  'engagements', (SELECT coalesce(sum(r.records), 0) FROM engagement_count r
      WHERE r.treaty_key = 'ccm' AND r.iso3 = $4 AND r.label IN ('public', 'committee', 'internal'))::int
    + (SELECT count(*) FROM engagement_state s WHERE s.effective_label = 'restricted' AND s.treaty_key = 'ccm'
      AND s.iso3 = $4 AND NOT s.deleted AND ${onMyLists('s')})::int,
  'openTasks', (SELECT coalesce(sum(c.records), 0) FROM task_count c
      WHERE c.iso3 = $4 AND c.status = 'open' AND c.label IN ('public', 'committee', 'internal'))::int
    + (SELECT count(*) FROM task t WHERE t.effective_label = 'restricted' AND t.state_iso3 = $4 AND t.status = 'open'
      AND t.deleted_at IS NULL AND ${onMyLists('t')})::int)`;

interface Row {
  iso3: string;
  name: string;
  month: string;
  kind: string;
  count: number;
}

/** Engagements of a State, by month and kind. */
export async function countsOf(pool: Pool, reader: Reader, iso3: string, limit: number) {
  const values = [...readerValues(reader), iso3];
  const { rows } = await pool.query<Row>({ name: `counts-${limit}`, text: byKind(limit + 1), values });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      state: { iso3: row.iso3, name: row.name },
      month: row.month.slice(0, 7),
      kind: row.kind,
      count: row.count,
    })),
    next: rows.length > limit && last ? cursor([last.iso3, last.month, last.kind]) : null,
  };
}
