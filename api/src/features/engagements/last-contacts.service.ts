import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { type LastContact, lastContacts } from './last-contacts.queries.js';

/** When each State was last met, computed from what the reader may see. A derived value: for internal readers. */
@Injectable()
export class LastContactsService {
  constructor(private readonly db: DataSource) {}

  /** By State; one without a contact is absent. */
  async of(actor: Actor, treaty: string, day: IsoDate, states: readonly string[]): Promise<Map<string, LastContact>> {
    const asked = sql`SELECT unnest(${[...states]}::text[]) AS iso3`;
    const found = await rows<LastContact>(this.db, lastContacts(actor, treaty, day, asked));
    return new Map(found.map((contact) => [contact.iso3, contact]));
  }

  /** The last with this State, as a State page tells it: one or none, for a statement that asks for more. */
  ofState(actor: Actor, treaty: string, day: IsoDate, iso3: string): Sql {
    const contact = lastContacts(actor, treaty, day, sql`SELECT ${iso3}::text AS iso3`);
    return sql`SELECT json_build_object('on', c."on", 'kind', c.kind, 'engagementId', c."engagementId") FROM (${contact}) c`;
  }
}
