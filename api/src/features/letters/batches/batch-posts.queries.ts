import sql, { type Sql } from 'sql-template-tag';
import type { PersonAddress } from '@demarche/contracts/people';
import type { IsoDate } from '@demarche/domain/dates';
import type { LetterLanguage } from '@demarche/domain/letter-document';
import type { InstitutionKind } from '@demarche/domain/institution';
import type { Actor } from '../../../platform/access/actor.js';
import { visible } from '../../../platform/access/visible.js';
import { limitTo } from '../../../platform/paging.js';
import { heldOn, todayOf } from '../../people/post-expressions.js';

export interface BatchPost {
  id: string;
  /** Null: of an institution that belongs to no State. */
  state: string | null;
  function: string;
  title: string;
  institution: InstitutionKind;
  city: string | null;
  /** In which it is written to. */
  language: LetterLanguage | null;
  bouncedOn: IsoDate | null;
  person: { id: string; name: string; languages: string[]; addresses: PersonAddress[] } | null;
}

/** Of each State at most so many: enough to choose from. */
const MOST = 100;

/** The posts of these States that the actor may see, those of the wanted institutions first, and the posts with these ids. */
export function batchPosts(
  actor: Actor,
  states: readonly string[],
  postIds: readonly string[],
  institution: InstitutionKind,
): Sql {
  return sql`
    WITH found AS (
      SELECT p.id FROM unnest(${[...states]}::text[]) AS wanted(iso3) CROSS JOIN LATERAL (
        SELECT pt.id FROM post pt JOIN institution i ON i.id = pt.institution_id
        WHERE i.iso3 = wanted.iso3 AND ${visible(actor, 'pt')}
        ORDER BY i.kind = ${institution} DESC, pt.folded, pt.id ${limitTo(MOST)}) p
      UNION SELECT pt.id FROM post pt WHERE pt.id = ANY(${[...postIds]}::uuid[]) AND ${visible(actor, 'pt')}
    )
    SELECT pt.id, i.iso3 AS state, pt.function, pt.title, i.kind AS institution, i.city, pt.language,
      pt.bounced_on AS "bouncedOn",
      (SELECT jsonb_build_object('id', p.id, 'name', p.name, 'languages', to_jsonb(p.languages), 'addresses', p.addresses)
       FROM post_holding h JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL AND ${visible(actor, 'p')}
       WHERE h.post_id = pt.id AND ${heldOn('h', todayOf(actor))}
       ORDER BY h.from_on DESC, h.id LIMIT 1) AS person
    FROM found JOIN post pt ON pt.id = found.id AND ${visible(actor, 'pt')} JOIN institution i ON i.id = pt.institution_id
    ORDER BY pt.folded, pt.id`;
}
