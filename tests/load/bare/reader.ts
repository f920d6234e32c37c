/** Who asks the bare server: always the same. */
export interface Reader {
  userId: string;
  name: string;
  officeId: string;
  zone: string;
}

/** The first three parameters of every statement with a label condition. */
export const readerValues = (reader: Reader): unknown[] => [reader.userId, reader.officeId, new Date()];

/** Before every statement with a label condition: the lists of the reader, read once. */
export const MINE = `WITH mine AS MATERIALIZED (SELECT ARRAY(
    SELECT m.list_id FROM access_list_member m WHERE m.user_id = $1 AND (m.expires_at IS NULL OR m.expires_at > $3)
    UNION ALL
    SELECT m.list_id FROM access_list_member m
    WHERE m.office_id = $2 AND (m.expires_at IS NULL OR m.expires_at > $3)) AS lists)`;
const LISTS = '(SELECT lists FROM mine)';

/** The label conditions of the product, written out for a reader of an office of ours. */
export const listed = (a: string): string =>
  `(cardinality(${a}.access_lists) > 0 AND (${a}.access_lists <@ ${LISTS}) IS TRUE)`;

export const visible = (a: string): string => `((${a}.effective_label IN ('public', 'committee', 'internal')
    OR (${a}.effective_label = 'restricted' AND ${listed(a)}))
  AND (NOT 'counts_only' = ANY(${a}.effective_caveats) OR ${listed(a)}))`;

export const masked = (a: string): string => `('chatham_house' = ANY(${a}.effective_caveats) AND NOT ${listed(a)})`;

export const onMyLists = (a: string): string => `(${a}.access_lists && ${LISTS} AND ${listed(a)})`;

/** A page in order, read level by level from an index that leads with the level. The limit is written out: plans need it. */
export function byLevel(a: string, branch: string, order: string, limit: number): string {
  const open = ['public', 'committee', 'internal'].map(
    (level) => `${a}.effective_label = '${level}' AND ${visible(a)}`,
  );
  const parts = [...open, `${a}.effective_label = 'restricted' AND ${onMyLists(a)}`];
  const union = parts.map((here) => `(${branch} AND ${here} ORDER BY ${order} LIMIT ${limit})`).join(' UNION ALL ');
  return `SELECT * FROM (${union}) level ORDER BY ${order} LIMIT ${limit}`;
}

export const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What every record shows. The bare reader may write at every level. */
export const stamp = (a: string): string => `'id', ${a}.id, 'label', ${a}.label, 'effectiveLabel', ${a}.effective_label,
  'caveats', to_json(${a}.effective_caveats), 'version', ${a}.version, 'demo', ${a}.demo,
  'createdAt', ${instant(`${a}.created_at`)}, 'updatedAt', ${instant(`${a}.updated_at`)}, 'mayWrite', true`;
