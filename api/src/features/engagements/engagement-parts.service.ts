import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { type EntityManager, In } from 'typeorm';
import { isContact } from '@demarche/domain/engagement';
import { LABELS } from '@demarche/domain/labels';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { demandKnown } from '../../platform/database/known-ids.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { knownPeople } from '../people/known-people.js';
import { Person } from '../people/person.entity.js';
import { knownInstitution } from '../people/post-expressions.js';
import { demandStates } from '../states/known-states.js';
import type { OrganisationBody, OurPersonBody, PersonMetBody } from './engagement-bodies.dto.js';
import type { Engagement } from './engagement.entity.js';
import { heldPosts, officesOn } from './engagement-references.js';

export interface EngagementParts {
  states?: string[];
  peopleMet?: PersonMetBody[];
  ourPeople?: OurPersonBody[];
  organisations?: OrganisationBody[];
}

export interface EngagementSnapshot extends Required<EngagementParts> {
  attachments: { id: string; name: string }[];
}

/** What hangs on an engagement: its States, the people met, our people, the organisations. Written in its transaction. */
@Injectable()
export class EngagementPartsService {
  /** Writes the parts that are given in place of those that were there, and leaves the others. Throws as `add`. */
  async replace(em: EntityManager, actor: Actor, engagement: Engagement, parts: EngagementParts): Promise<void> {
    for (const part of PARTS) if (parts[part]) await rows(em, REMOVED[part](actor, engagement.id));
    await this.add(em, actor, engagement, parts);
  }

  /** Writes the parts that are given. Throws 400 naming what there is not, or not for this actor. */
  async add(em: EntityManager, actor: Actor, engagement: Engagement, parts: EngagementParts): Promise<void> {
    if (parts.states) await this.writeStates(em, engagement, [...new Set(parts.states)]);
    if (parts.peopleMet) await this.writePeopleMet(em, actor, engagement, parts.peopleMet);
    if (parts.ourPeople) await this.writeOurPeople(em, actor, engagement, parts.ourPeople);
    if (parts.organisations) await this.writeOrganisations(em, actor, engagement.id, parts.organisations);
  }

  /** Repeats on the rows per State what lists of a State sort and filter by. */
  async mirror(em: EntityManager, engagement: Engagement): Promise<void> {
    await rows(
      em,
      sql`UPDATE engagement_state SET kind = ${engagement.kind}, status = ${engagement.status}, on_day = ${engagement.on},
            is_contact = ${countsAsContact(engagement)}, effective_label = ${engagement.effectiveLabel},
            effective_caveats = ${engagement.effectiveCaveats}, access_lists = ${engagement.accessLists},
            deleted = ${engagement.deletedAt !== null}
          WHERE engagement_id = ${engagement.id}`,
    );
  }

  /**
   * What the audit keeps of the parts. People who are closed more than the engagement stand in entries of their own, posts
   * that are closed more in none.
   */
  async snapshot(em: EntityManager, id: string): Promise<EngagementSnapshot> {
    const found = await firstRow<{ parts: EngagementSnapshot }>(em, sql`SELECT ${this.audited(id)} AS parts`);
    return found?.parts ?? { states: [], peopleMet: [], ourPeople: [], organisations: [], attachments: [] };
  }

  /** `snapshot` as an expression, for the statement that keeps it. */
  audited(id: string): Sql {
    return sql`jsonb_build_object(
        'states', (SELECT coalesce(jsonb_agg(iso3 ORDER BY position), '[]') FROM engagement_state WHERE engagement_id = ${id}),
        'peopleMet', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', ep.person_id, 'postId',
            CASE WHEN NOT ${closedMore('pt')} THEN ep.post_id END) ORDER BY ep.position), '[]')
          FROM engagement_person ep JOIN person p ON p.id = ep.person_id JOIN engagement e ON e.id = ep.engagement_id
            LEFT JOIN post pt ON pt.id = ep.post_id
          WHERE ep.engagement_id = ${id} AND NOT ${closedMore('p')}),
        'ourPeople', (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', user_id, 'officeId', office_id) ORDER BY position), '[]')
          FROM engagement_our_person WHERE engagement_id = ${id}),
        'organisations', (SELECT coalesce(jsonb_agg(jsonb_build_object('institutionId', institution_id, 'role', role) ORDER BY position), '[]')
          FROM engagement_organisation WHERE engagement_id = ${id}),
        'attachments', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY position), '[]')
          FROM attachment WHERE subject_id = ${id} AND deleted_at IS NULL))`;
  }

  /** Of the people whom the actor says were met, those whom fewer may see than the engagement. */
  async closedPeople(em: EntityManager, actor: Actor, id: string): Promise<Person[]> {
    const found = await rows<{ id: string }>(
      em,
      sql`SELECT p.id FROM engagement_person ep JOIN person p ON p.id = ep.person_id
            JOIN engagement e ON e.id = ep.engagement_id
          WHERE ep.engagement_id = ${id} AND ${closedMore('p')} AND ${visible(actor, 'p')}`,
    );
    return found.length === 0 ? [] : em.findBy(Person, { id: In(found.map((row) => row.id)) });
  }

  private async writeStates(em: EntityManager, engagement: Engagement, states: string[]): Promise<void> {
    const written = await rows(
      em,
      sql`INSERT INTO engagement_state (engagement_id, iso3, position, treaty_key, kind, status, on_day, is_contact,
            effective_label, effective_caveats, access_lists)
          SELECT ${engagement.id}, given.iso3, given.position, ${engagement.treaty}, ${engagement.kind}, ${engagement.status},
            ${engagement.on}::date, ${countsAsContact(engagement)}, ${engagement.effectiveLabel},
            ${engagement.effectiveCaveats}::text[], ${engagement.accessLists}::uuid[]
          FROM unnest(${states}::text[]) WITH ORDINALITY AS given (iso3, position)
            JOIN state ON state.iso3 = given.iso3 AND state.retired_at IS NULL
          RETURNING iso3`,
    );
    if (written.length < states.length) await demandStates(em, states, 'states.');
  }

  private async writePeopleMet(
    em: EntityManager,
    actor: Actor,
    engagement: Engagement,
    people: PersonMetBody[],
  ): Promise<void> {
    const named = people.map(({ personId }) => personId.toLowerCase());
    const ids = await knownPeople(em, actor, named, (i) => `peopleMet.${i}.personId`);
    const given = people.map(({ postId }) => postId?.toLowerCase() ?? null);
    await demandKnown(em, 'post', given, (i) => `peopleMet.${i}.postId`, visible(actor, 't'));
    const held = await heldPosts(em, actor, ids, engagement.on);
    const posts = people.map(({ postId }, i) =>
      postId === undefined ? (held.get(ids[i] ?? '') ?? null) : (given[i] ?? null),
    );
    await rows(
      em,
      sql`INSERT INTO engagement_person (engagement_id, person_id, post_id, position)
          SELECT ${engagement.id}, given.person_id, given.post_id, given.position
          FROM unnest(${ids}::uuid[], ${posts}::uuid[]) WITH ORDINALITY AS given (person_id, post_id, position)
          ON CONFLICT DO NOTHING`,
    );
  }

  private async writeOurPeople(
    em: EntityManager,
    actor: Actor,
    engagement: Engagement,
    people: OurPersonBody[],
  ): Promise<void> {
    const ids = people.map(({ userId }) => userId.toLowerCase());
    // Whoever acts is there, and in the office in which they act.
    const others = ids.map((id) => (id === actor.userId ? null : id));
    await demandKnown(em, 'app_user', others, (i) => `ourPeople.${i}.userId`);
    const given = people.map(({ officeId }) => officeId?.toLowerCase() ?? null);
    await demandKnown(em, 'office', given, (i) => `ourPeople.${i}.officeId`);
    const held = await officesOn(em, actor, ids, engagement.on);
    const offices = people.map(({ officeId }, i) =>
      officeId === undefined ? (held.get(ids[i] ?? '') ?? null) : (given[i] ?? null),
    );
    await rows(
      em,
      sql`INSERT INTO engagement_our_person (engagement_id, user_id, office_id, position)
          SELECT ${engagement.id}, given.user_id, given.office_id, given.position
          FROM unnest(${ids}::uuid[], ${offices}::uuid[]) WITH ORDINALITY AS given (user_id, office_id, position)
          ON CONFLICT DO NOTHING`,
    );
  }

  private async writeOrganisations(
    em: EntityManager,
    actor: Actor,
    id: string,
    given: OrganisationBody[],
  ): Promise<void> {
    const ids = given.map(({ institutionId }) => institutionId.toLowerCase());
    // Who stands there already may be written again by who sees them there.
    const known = sql`(${knownInstitution(actor, 't')} OR EXISTS (SELECT 1 FROM engagement_organisation eg
      WHERE eg.engagement_id = ${id} AND eg.institution_id = t.id))`;
    await demandKnown(em, 'institution', ids, (i) => `organisations.${i}.institutionId`, known);
    await rows(
      em,
      sql`INSERT INTO engagement_organisation (engagement_id, institution_id, role, position)
          SELECT ${id}, given.institution_id, given.role, given.position
          FROM unnest(${ids}::uuid[], ${given.map(({ role }) => role)}::text[])
            WITH ORDINALITY AS given (institution_id, role, position)
          ON CONFLICT DO NOTHING`,
    );
  }
}

const PARTS = ['states', 'peopleMet', 'ourPeople', 'organisations'] as const;

const REMOVED: Record<(typeof PARTS)[number], (actor: Actor, id: string) => Sql> = {
  states: (_actor, id) => sql`DELETE FROM engagement_state WHERE engagement_id = ${id}`,
  // Who may not be seen by the writer stays: a list that somebody cannot see whole is not theirs to replace whole.
  peopleMet: (actor, id) => sql`DELETE FROM engagement_person ep USING person p
    WHERE ep.engagement_id = ${id} AND p.id = ep.person_id AND ${visible(actor, 'p')}`,
  ourPeople: (_actor, id) => sql`DELETE FROM engagement_our_person WHERE engagement_id = ${id}`,
  organisations: (_actor, id) => sql`DELETE FROM engagement_organisation WHERE engagement_id = ${id}`,
};

/** Whether the person or post under the alias is open to fewer readers than the engagement `e`. */
function closedMore(alias: 'p' | 'pt'): Sql {
  const t = raw(alias);
  const levels = [...LABELS];
  return sql`(array_position(${levels}::text[], ${t}.effective_label) > array_position(${levels}::text[], e.effective_label)
    OR NOT ${t}.access_lists <@ e.access_lists)`;
}

/** Held, and of a kind that counts as contact with the State. */
function countsAsContact(engagement: Engagement): boolean {
  return engagement.status === 'held' && isContact(engagement.kind);
}
