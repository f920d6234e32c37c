import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { EngagementView } from '@demarche/contracts/engagements';
import { isIsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { pageByLevel } from '../../platform/access/page-by-level.js';
import { masked, visible } from '../../platform/access/visible.js';
import { holdsWords } from '../../platform/database/expressions.js';
import { decodeCursor, isUuid } from '../../platform/paging.js';
import { engagementView } from './engagement-view.js';
import type { EngagementsQuery } from './engagements.dto.js';

export interface EngagementRow {
  on_day: string;
  id: string;
  view: EngagementView;
}

/** One engagement, or no row where there is none that the reader may see. */
export function engagementById(actor: Actor, id: string): Sql {
  return sql`SELECT e.on_day, e.id, ${engagementView(actor, 'e')} AS view FROM engagement e
    WHERE e.id = ${id} AND e.deleted_at IS NULL AND ${visible(actor, 'e')}`;
}

/** One row more than the page holds. A list of one State is read from `engagement_state`, any other from `engagement`. */
export function engagementsPage(actor: Actor, treaty: string, query: EngagementsQuery): Sql {
  const order = query.order === 'latest' ? 'on_day DESC, id DESC' : 'on_day, id';
  const branch = query.state?.length === 1 ? ofState(actor, treaty, query) : ofAll(actor, treaty, query);
  const alias = query.state?.length === 1 ? 's' : 'e';
  const page = pageByLevel(actor, alias, branch, order, query.limit + 1);
  const outer = query.order === 'latest' ? raw('e.on_day DESC, e.id DESC') : raw('e.on_day, e.id');
  return sql`SELECT e.on_day, e.id, ${engagementView(actor, 'e')} AS view
    FROM (${page}) page JOIN engagement e ON e.id = page.id AND ${visible(actor, 'e')} ORDER BY ${outer}`;
}

function ofState(actor: Actor, treaty: string, query: EngagementsQuery): (here: Sql) => Sql {
  const more = aboutRecord(actor, query);
  const record = more.length > 0 ? sql` JOIN engagement e ON e.id = s.engagement_id` : empty;
  const where = join(
    [sql`s.treaty_key = ${treaty}`, sql`s.iso3 = ${query.state?.[0]}`, ...aboutRow('s', query), ...more],
    ' AND ',
  );
  return (here) => sql`SELECT s.on_day, s.engagement_id AS id FROM engagement_state s${record}
    WHERE ${where} AND NOT s.deleted AND ${here}${afterCursor(query, raw('s.on_day, s.engagement_id'))}`;
}

function ofAll(actor: Actor, treaty: string, query: EngagementsQuery): (here: Sql) => Sql {
  const where = [sql`e.treaty_key = ${treaty}`, ...aboutRow('e', query), ...aboutRecord(actor, query)];
  if (query.state) {
    where.push(
      sql`EXISTS (SELECT 1 FROM engagement_state es WHERE es.engagement_id = e.id AND es.iso3 = ANY(${query.state}))`,
    );
  }
  return (here) => sql`SELECT e.on_day, e.id FROM engagement e
    WHERE ${join(where, ' AND ')} AND e.deleted_at IS NULL AND ${here}${afterCursor(query, raw('e.on_day, e.id'))}`;
}

/** Filters by columns that an engagement's row per State repeats. */
function aboutRow(alias: 's' | 'e', query: EngagementsQuery): Sql[] {
  const row = raw(alias);
  return [
    // One kind is told as one, so that an index that goes on with the day pages.
    query.kind?.length === 1 && sql`${row}.kind = ${query.kind[0]}`,
    query.kind && query.kind.length > 1 && sql`${row}.kind = ANY(${query.kind})`,
    query.status && sql`${row}.status = ANY(${query.status})`,
    query.label && sql`${row}.effective_label = ANY(${query.label})`,
    query.from && sql`${row}.on_day >= ${query.from}::date`,
    query.to && sql`${row}.on_day <= ${query.to}::date`,
  ].filter((condition) => typeof condition === 'object');
}

/** Filters by the engagement itself. Those that attribute find nothing where Chatham House masks who it was. */
function aboutRecord(actor: Actor, query: EngagementsQuery): Sql[] {
  const attribution = [
    query.office && sql`e.office_id = ${query.office}`,
    query.user && sql`e.id IN (SELECT eo.engagement_id FROM engagement_our_person eo WHERE eo.user_id = ${query.user})`,
    query.person &&
      sql`e.id IN (SELECT ep.engagement_id FROM engagement_person ep JOIN person p ON p.id = ep.person_id
        WHERE ep.person_id = ${query.person} AND ${visible(actor, 'p')})`,
  ].filter((condition) => typeof condition === 'object');
  return [
    ...(query.q ? [holdsWords('e.folded', query.q)] : []),
    ...attribution,
    ...(attribution.length > 0 ? [sql`NOT ${masked(actor, 'e')}`] : []),
  ];
}

function afterCursor(query: EngagementsQuery, key: Sql): Sql {
  if (query.after === undefined) return empty;
  const [on, id] = decodeCursor(query.after, [isIsoDate, isUuid]);
  return sql` AND (${key}) ${query.order === 'latest' ? sql`<` : sql`>`} (${on}::date, ${id}::uuid)`;
}
