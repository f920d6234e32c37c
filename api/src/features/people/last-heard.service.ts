import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../../platform/access/actor.js';

/** The day of the last sign of life from a post or a person under the alias, of what the reader may see: an expression, or NULL. */
export interface Heard {
  post(actor: Actor, alias: string): Sql;
  person(actor: Actor, alias: string): Sql;
}

/**
 * When somebody was last heard of. Contacts and letters stand right of people: they say here how they are asked, so that one
 * statement tells it. Derived, so for internal readers only.
 */
@Injectable()
export class LastHeard {
  private readonly ways: Heard[] = [];

  declare(heard: Heard): void {
    this.ways.push(heard);
  }

  of(kind: keyof Heard, actor: Actor, alias: string): Sql {
    if (!actor.permissions.has('derived.read') || this.ways.length === 0) return sql`NULL::date`;
    return sql`GREATEST(${join(
      this.ways.map((way) => way[kind](actor, alias)),
      ', ',
    )})`;
  }
}
