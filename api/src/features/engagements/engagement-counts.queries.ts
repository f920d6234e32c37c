import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { ENGAGEMENT_KINDS, type EngagementKind } from '@demarche/domain/engagement';
import type { Actor } from '../../platform/access/actor.js';
import { countableLevels, listedOnly } from '../../platform/access/visible.js';
import { decodeCursor, limitTo } from '../../platform/paging.js';
import type { EngagementCountsQuery } from './engagement-counts.dto.js';

export interface EngagementCountRow {
  iso3: string;
  name: string;
  /** Its first day. */
  month: string;
  kind: EngagementKind;
  count: number;
}

/**
 * How many engagements count for the reader, by State, month and kind: one row more than the page holds. The rollup holds
 * what is open by level; what is restricted is counted live, of the reader's lists alone.
 */
export function engagementCountsPage(actor: Actor, treaty: string, query: EngagementCountsQuery): Sql {
  return sql`SELECT n.iso3, s.name, n.month, n.kind, n.count FROM (
      SELECT c.iso3, c.month, c.kind, sum(c.records)::int AS count
      FROM (${counted(actor, treaty, (columns) => conditions(columns, query))}) c
      GROUP BY c.iso3, c.month, c.kind HAVING sum(c.records) > 0
      ORDER BY c.iso3, c.month, c.kind ${limitTo(query.limit + 1)}) n
    JOIN state s ON s.iso3 = n.iso3 ORDER BY n.iso3, n.month, n.kind`;
}

/** How many engagements with a State count for the reader. */
export function engagementsCount(actor: Actor, treaty: string, iso3: string): Sql {
  const ofState = ({ iso3: column }: Columns) => [sql`${column} = ${iso3}`];
  return sql`SELECT coalesce(sum(c.records), 0)::int AS count FROM (${counted(actor, treaty, ofState)}) c`;
}

/** The columns that filters name, as each of the two sources has them. */
interface Columns {
  iso3: Sql;
  month: Sql;
  kind: Sql;
  status: Sql;
}
const ROLLED_UP: Columns = {
  iso3: raw('r.iso3'),
  month: raw('r.month'),
  kind: raw('r.kind'),
  status: raw('r.status'),
};
const LIVE: Columns = {
  iso3: raw('s.iso3'),
  month: raw('(s.on_day - extract(day FROM s.on_day)::int + 1)'),
  kind: raw('s.kind'),
  status: raw('s.status'),
};

/** Rows of State, month, kind and `records`: the rollup's, and one for each restricted engagement on the reader's lists. */
function counted(actor: Actor, treaty: string, where: (columns: Columns) => Sql[]): Sql {
  const and = (columns: Columns) => join([empty, ...where(columns)], ' AND ');
  return sql`SELECT r.iso3, r.month, r.kind, r.records FROM engagement_count r
      WHERE r.treaty_key = ${treaty} AND ${countableLevels(actor, 'r')}${and(ROLLED_UP)}
    UNION ALL
    SELECT s.iso3, ${LIVE.month}, s.kind, 1 FROM engagement_state s
      WHERE s.effective_label = 'restricted' AND ${listedOnly(actor, 's')} AND s.treaty_key = ${treaty}
        AND NOT s.deleted${and(LIVE)}`;
}

function conditions({ iso3, month, kind, status }: Columns, query: EngagementCountsQuery): Sql[] {
  return [
    query.state && sql`${iso3} = ANY(${query.state})`,
    query.kind && sql`${kind} = ANY(${query.kind})`,
    query.status && sql`${status} = ANY(${query.status})`,
    query.from && sql`${month} >= ${firstDay(query.from)}::date`,
    query.to && sql`${month} <= ${firstDay(query.to)}::date`,
    query.after !== undefined && afterCursor(query.after, [iso3, month, kind]),
  ].filter((condition) => typeof condition === 'object');
}

const firstDay = (month: string): string => `${month}-01`;

function afterCursor(after: string, key: Sql[]): Sql {
  const isMonth = (part: string) => /^\d{4}-\d{2}-01$/.test(part);
  const isKind = (part: string) => (ENGAGEMENT_KINDS as readonly string[]).includes(part);
  const [iso3, month, kind] = decodeCursor(after, [(part) => /^[A-Z]{3}$/.test(part), isMonth, isKind]);
  return sql`(${join(key)}) > (${iso3}, ${month}::date, ${kind})`;
}
