import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { DataSource } from 'typeorm';
import type { StateList, StateProfile } from '@demarche/contracts/states';
import type { IsoDate } from '@demarche/domain/dates';
import type { Actor } from '../../platform/access/actor.js';
import { rows } from '../../platform/database/query.js';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { EngagementCountsService } from '../engagements/engagement-counts.service.js';
import { EngagementsQuery } from '../engagements/engagements.dto.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { LastContactsService } from '../engagements/last-contacts.service.js';
import { StateProfileService } from '../states/state-profile.service.js';
import type { StateListDto } from '../states/states.dto.js';
import { StatesService } from '../states/states.service.js';
import { TaskListQuery } from '../tasks/dto.js';
import { TaskReadsService } from '../tasks/task-reads.service.js';

/** On the page; the lists hold the rest. */
const SHOWN = 20;

type Figures = Pick<StateProfile, 'counts' | 'assignment' | 'lastContact'>;

/** Puts together what the features know of States, as the reader may see it. */
@Injectable()
export class StatePageService {
  constructor(
    private readonly db: DataSource,
    private readonly states: StatesService,
    private readonly profiles: StateProfileService,
    private readonly assignments: AssignmentsService,
    private readonly engagements: EngagementsService,
    private readonly engagementCounts: EngagementCountsService,
    private readonly lastContacts: LastContactsService,
    private readonly tasks: TaskReadsService,
  ) {}

  /** The register's list; with who looks after each State and its last contact for who may see derived values. */
  async list(
    actor: Actor,
    treaty: string | undefined,
    asAt: IsoDate,
    filters: Omit<StateListDto, 'treaty' | 'asAt'>,
  ): Promise<StateList> {
    const list = await this.states.list(treaty, asAt, filters);
    if (!actor.permissions.has('derived.read')) return list;
    const codes = list.items.map(({ iso3 }) => iso3);
    const [owners, contacts] = await Promise.all([
      this.assignments.on(list.treaty, asAt),
      this.lastContacts.of(actor, list.treaty, asAt, codes),
    ]);
    const items = list.items.map((state) => ({
      ...state,
      owner: owners.get(state.iso3) ?? null,
      lastContactOn: contacts.get(state.iso3)?.on ?? null,
    }));
    return { ...list, items };
  }

  /** Throws 404 `state.not_found`. */
  async page(actor: Actor, code: string, treatyName: string | undefined, asAt: IsoDate): Promise<StateProfile> {
    const profile = await this.profiles.find(code, treatyName, asAt, actor);
    const { treaty, iso3 } = profile;
    const recent = Object.assign(new EngagementsQuery(), { treaty, state: [iso3], limit: SHOWN });
    const open = Object.assign(new TaskListQuery(), { state: iso3, limit: SHOWN });
    const [engagements, tasks, { counts, ...derived }] = await Promise.all([
      this.engagements.list(actor, recent),
      this.tasks.page(actor, open),
      this.figures(actor, treaty, asAt, iso3),
    ]);
    return { ...profile, ...derived, engagements: engagements.items, openTasks: tasks.items, counts };
  }

  /** What is one value each, in one statement; what is derived for who may see it. */
  private async figures(actor: Actor, treaty: string, asAt: IsoDate, iso3: string): Promise<Figures> {
    const derived = actor.permissions.has('derived.read')
      ? sql`, (${this.assignments.ofState(treaty, asAt, iso3)}) AS assignment,
          (${this.lastContacts.ofState(actor, treaty, asAt, iso3)}) AS "lastContact"`
      : empty;
    const [figures] = await rows<Figures>(
      this.db,
      sql`SELECT json_build_object('engagements', (${this.engagementCounts.withState(actor, treaty, iso3)}),
          'openTasks', (${this.tasks.countOpen(actor, iso3)})) AS counts${derived}`,
    );
    return figures!;
  }
}
