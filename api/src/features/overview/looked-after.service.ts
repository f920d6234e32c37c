import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { ColdState, Overview } from '@demarche/contracts/overview';
import type { AssignmentView } from '@demarche/contracts/states';
import { isGoingCold } from '@demarche/domain/cadence';
import { daysBetween, type IsoDate } from '@demarche/domain/dates';
import type { TreatyStatus } from '@demarche/domain/treaty-terms';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { LastContactsService } from '../engagements/last-contacts.service.js';
import { standingOn } from '../states/states.queries.js';

const COLD_SHOWN = 50;
type LookedAfter = Required<Pick<Overview, 'goingCold' | 'goingColdTotal' | 'lookedAfter'>>;

/** States that are looked after: the reader's own, and all that nobody has met for six months. For internal readers. */
@Injectable()
export class LookedAfterService {
  constructor(
    private readonly db: DataSource,
    private readonly assignments: AssignmentsService,
    private readonly lastContacts: LastContactsService,
  ) {}

  async of(actor: Actor, treaty: string, today: IsoDate, statusOn: IsoDate): Promise<LookedAfter> {
    const assigned = [...(await this.assignments.on(treaty, today)).values()];
    const codes = assigned.map(({ state }) => state.iso3);
    const [contacts, statuses] = await Promise.all([
      this.lastContacts.of(actor, treaty, today, codes),
      this.statuses(treaty, statusOn, codes),
    ]);
    const withStatus = (assignment: AssignmentView) => ({
      ...assignment.state,
      status: statuses.get(assignment.state.iso3) ?? ('not_party' as const),
      office: assignment.office,
    });
    const cold = assigned
      .map((assignment): ColdState => {
        const last = contacts.get(assignment.state.iso3);
        return {
          ...withStatus(assignment),
          lastContact: last ? { on: last.on, title: last.title, engagementId: last.engagementId } : null,
          days: last ? daysBetween(last.on, today) : null,
        };
      })
      .filter(({ lastContact }) => isGoingCold(lastContact?.on ?? null, today))
      .sort(longestFirst);
    return {
      goingCold: cold.slice(0, COLD_SHOWN),
      goingColdTotal: cold.length,
      lookedAfter: assigned.filter((assignment) => isMine(actor, assignment)).map(withStatus),
    };
  }

  private async statuses(treaty: string, day: IsoDate, codes: readonly string[]): Promise<Map<string, TreatyStatus>> {
    const found = await rows<{ iso3: string; status: TreatyStatus }>(
      this.db,
      sql`SELECT s.iso3, st.status FROM state s JOIN ${standingOn(treaty, day)} WHERE s.iso3 = ANY(${[...codes]})`,
    );
    return new Map(found.map(({ iso3, status }) => [iso3, status]));
  }
}

function isMine(actor: Actor, { user, office }: AssignmentView): boolean {
  return user?.id === actor.userId || actor.officeIds.includes(office.id);
}

/** Never met before all, then the longest without contact. */
function longestFirst(a: ColdState, b: ColdState): number {
  return (b.days ?? Infinity) === (a.days ?? Infinity)
    ? a.name.localeCompare(b.name)
    : (b.days ?? Infinity) - (a.days ?? Infinity);
}
