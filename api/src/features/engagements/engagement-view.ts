import sql, { raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';
import { recordJson } from '../../platform/access/record-json.js';
import { masked, visible } from '../../platform/access/visible.js';
import { officeRef } from '../../platform/database/expressions.js';
import { attachmentsOf } from '../files/attachment-expressions.js';

/**
 * The `EngagementView` of a row of `engagement` under the alias, as JSON. What attributes is null where Chatham House masks
 * it; people whom the reader may not see are absent.
 */
export function engagementView(actor: Actor, alias: string): Sql {
  const e = raw(alias);
  const attributed = (value: Sql) => sql`CASE WHEN NOT ${masked(actor, alias)} THEN ${value} END`;
  return sql`json_build_object(${recordJson(actor, 'engagement.write', alias)}, 'treaty', ${e}.treaty_key,
    'kind', ${e}.kind, 'status', ${e}.status, 'on', ${e}.on_day, 'time', ${e}.at_time, 'zone', ${e}.zone,
    'place', ${e}.place, 'title', ${e}.title, 'summary', ${e}.summary, 'outcome', ${e}.outcome,
    'states', (SELECT coalesce(json_agg(json_build_object('iso3', es.iso3, 'name', st.name) ORDER BY es.position), '[]')
      FROM engagement_state es JOIN state st ON st.iso3 = es.iso3 WHERE es.engagement_id = ${e}.id),
    'peopleMet', ${attributed(peopleMet(actor, e))},
    'ourPeople', ${attributed(ourPeople(e))},
    'organisations', ${attributed(organisations(e))},
    'attachments', ${attachmentsOf(actor, 'engagement', sql`${e}.id`)},
    'letterId', CASE WHEN ${e}.parent_kind = 'letter' THEN ${e}.parent_id END,
    'office', ${attributed(sql`(SELECT ${officeRef('o')} FROM office o WHERE o.id = ${e}.office_id)`)},
    'owner', ${attributed(sql`(SELECT json_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = ${e}.owner_id)`)})`;
}

function peopleMet(actor: Actor, e: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name),
      'post', CASE WHEN pt.id IS NOT NULL THEN json_build_object('id', pt.id, 'title', pt.title) END) ORDER BY ep.position, p.id), '[]')
    FROM engagement_person ep JOIN person p ON p.id = ep.person_id AND ${visible(actor, 'p')}
      LEFT JOIN post pt ON pt.id = ep.post_id AND ${visible(actor, 'pt')}
    WHERE ep.engagement_id = ${e}.id)`;
}

function ourPeople(e: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('user', json_build_object('id', u.id, 'name', u.name),
      'office', CASE WHEN o.id IS NOT NULL THEN ${officeRef('o')} END) ORDER BY eo.position), '[]')
    FROM engagement_our_person eo JOIN app_user u ON u.id = eo.user_id LEFT JOIN office o ON o.id = eo.office_id
    WHERE eo.engagement_id = ${e}.id)`;
}

function organisations(e: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(json_build_object('institution', json_build_object('id', i.id, 'name', i.name),
      'role', eg.role) ORDER BY eg.position), '[]')
    FROM engagement_organisation eg JOIN institution i ON i.id = eg.institution_id
    WHERE eg.engagement_id = ${e}.id)`;
}
