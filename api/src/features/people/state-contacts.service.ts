import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { StateContacts } from '@demarche/contracts/people';
import type { Actor } from '../../platform/access/actor.js';
import { visible } from '../../platform/access/visible.js';
import { firstRow, rows } from '../../platform/database/query.js';
import { notFound } from '../../platform/domain-error.js';
import { flagOf } from './flags/flag-expressions.js';
import { heldOn, knownInstitution, todayOf } from './post-expressions.js';
import { PostsService } from './posts.service.js';

/** As many posts as one look takes in. */
const ONE_LOOK = 50;

/** Who is our contact in a State. */
@Injectable()
export class StateContactsService {
  constructor(
    private readonly db: DataSource,
    private readonly posts: PostsService,
  ) {}

  /** Throws 404 `state.not_found`. */
  async of(actor: Actor, iso3: string): Promise<StateContacts> {
    await this.demandState(iso3);
    const [page, flagged, leadMinistries] = await Promise.all([
      this.posts.list(actor, { state: iso3, limit: ONE_LOOK }),
      rows<StateContacts['flagged'][number]>(this.db, flaggedFor(actor, iso3)),
      rows<StateContacts['leadMinistries'][number]>(this.db, leadMinistriesOf(actor, iso3)),
    ]);
    return { posts: page.items, more: page.next !== null, flagged, leadMinistries };
  }

  private async demandState(iso3: string): Promise<void> {
    const known = await firstRow(this.db, sql`SELECT 1 FROM state WHERE iso3 = ${iso3} AND retired_at IS NULL`);
    if (!known) throw notFound('state');
  }
}

function flaggedFor(actor: Actor, iso3: string): Sql {
  return sql`SELECT json_build_object('id', p.id, 'name', p.name) AS person, ${flagOf(actor)} AS flag
    FROM flag f JOIN person p ON p.id = f.person_id AND ${visible(actor, 'p')}
    WHERE f.iso3 = ${iso3} AND ${heldOn('f', todayOf(actor))} ORDER BY f.kind, p.folded, f.id`;
}

function leadMinistriesOf(actor: Actor, iso3: string): Sql {
  return sql`SELECT json_build_object('id', i.id, 'name', i.name) AS institution, ${flagOf(actor)} AS flag
    FROM flag f JOIN institution i ON i.id = f.institution_id AND ${knownInstitution(actor, 'i')}
    WHERE ${iso3} IN (f.iso3, i.iso3) AND ${heldOn('f', todayOf(actor))} ORDER BY i.folded, f.id`;
}
