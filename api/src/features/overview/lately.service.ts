import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LatelyItem } from '@demarche/contracts/overview';
import type { StatusChange } from '@demarche/contracts/states';
import { addDays, type IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { StatusChangesService } from '../states/status-changes.service.js';
import { contactsLately, type LatelyRow, tasksClosedLately } from './lately.queries.js';

const SHOWN = 20;
/** A legal act is news for a quarter of a year. */
const ACTS_DAYS = 92;
const CHANGE_TITLES = { joined: 'Became a State Party', left: 'Left the treaty', signed: 'Signed' };

/** What happened lately, of what the reader may see: contacts logged, tasks closed, States that joined or left. */
@Injectable()
export class LatelyService {
  constructor(
    private readonly db: DataSource,
    private readonly changes: StatusChangesService,
  ) {}

  /** The latest first. `day`: whose status stands beside the States. */
  async of(actor: Actor, treaty: string, day: IsoDate): Promise<LatelyItem[]> {
    const [contacts, tasks, changes] = await Promise.all([
      rows<LatelyRow>(this.db, contactsLately(actor, treaty, day, SHOWN)),
      rows<LatelyRow>(this.db, tasksClosedLately(actor, treaty, day, SHOWN)),
      actor.permissions.has('register.read')
        ? this.changes.between(treaty, addDays(day, -ACTS_DAYS), day)
        : { items: [] },
    ]);
    return [...contacts, ...tasks]
      .map(({ view }) => view)
      .concat(changes.items.map(changeItem))
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id.localeCompare(b.id)))
      .slice(0, SHOWN);
  }
}

/** A legal act has a day and no hour: it stands at the beginning of its day. */
function changeItem({ iso3, name, on, change, after, act }: StatusChange): LatelyItem {
  return {
    kind: 'status_change',
    id: act.id,
    at: `${on}T00:00:00.000Z`,
    on,
    title: CHANGE_TITLES[change],
    by: null,
    states: [{ iso3, name, status: after }],
    link: `/states/${iso3}`,
  };
}
