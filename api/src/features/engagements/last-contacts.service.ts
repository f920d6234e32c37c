import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
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
    // One is told as one, so that its plan is made for one.
    const asked =
      states.length === 1 ? sql`SELECT ${states[0]}::text AS iso3` : sql`SELECT unnest(${[...states]}::text[]) AS iso3`;
    const found = await rows<LastContact>(this.db, lastContacts(actor, treaty, day, asked));
    return new Map(found.map((contact) => [contact.iso3, contact]));
  }
}
