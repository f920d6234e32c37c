import type { IsoDate } from '@demarche/domain/dates';
import { fold } from '@demarche/domain/fold';
import { effectiveLabelling, type Labelling } from '@demarche/domain/labels';
import { TASK_PRIORITIES } from '@demarche/domain/task';
import { LABELLED, type Load, STAMPED, type Value } from './columns.ts';
import { statesOf } from './engagements.ts';
import { labelValues, ownLabelling } from './labelling.ts';
import { ownerOf } from './people.ts';
import { below, idOf, pick } from './random.ts';
import { officeId, PARTNER } from './users.ts';
import { sentence } from './words.ts';
import { upTo, type World } from './world.ts';

/** One task in five hangs on an engagement. */
const engagementOf = ({ size }: World, i: number): number | null =>
  below(5, 'task', i, 6) === 0 ? (i >> 1) % size.engagements : null;

/** Whose the task is, and what it inherits. What has a list is kept by whoever stands on it: its maker. */
export function taskOf(world: World, i: number) {
  const engagement = engagementOf(world, i);
  const own = ownLabelling('task', i);
  const parents: Labelling[] = engagement === null ? [] : [ownLabelling('engagement', engagement)];
  const effective = effectiveLabelling(own, parents);
  const creator = engagement === null ? ownerOf(world, 'task', i) : ownerOf(world, 'engagement', engagement);
  const inOffice = effective.lists.length === 0 && below(100, 'task', i, 7) < 3;
  return {
    own,
    effective,
    creator,
    /** The number of the engagement it hangs on. */
    parent: engagement,
    state: engagement === null ? anyState(world, i) : statesOf(world, engagement)[0]!,
    office: inOffice ? officeId(below(PARTNER, 'task', i, 8)) : null,
    user: inOffice ? null : effective.lists.length > 0 ? creator : ownerOf(world, 'task', i ^ 0x2aaaaaa),
    title: sentence('task', i, 100, 4),
    priority: pick(TASK_PRIORITIES, 'task', i, 9),
    isOpen: below(10, 'task', i, 10) < 3,
  };
}

function anyState({ states }: World, i: number): string | null {
  return below(10, 'task', i, 11) === 0 ? null : pick(states, 'task', i, 12).iso3;
}

export const dueOf = ({ days }: World, i: number, isOpen: boolean): IsoDate =>
  isOpen ? days.close(i) : days.of('task', i);

export function taskLoads(world: World): Load[] {
  const columns = ['id', 'treaty_key', 'title', 'folded', 'state_iso3', 'engagement_id', 'assignee_user_id',
    'assignee_office_id', 'due_on', 'priority', 'status', 'closed_at', 'closed_by', 'created_by']; // prettier-ignore
  return [
    {
      table: 'task',
      columns: [...columns, ...LABELLED, ...STAMPED],
      rows: upTo(world.size.tasks).map((i) => taskRow(world, i)),
    },
  ];
}

function taskRow(world: World, i: number): Value[] {
  const { title, state, parent, user, office, priority, isOpen, creator, own, effective } = taskOf(world, i);
  const due = dueOf(world, i, isOpen);
  const at = world.days.at(due);
  const closed = isOpen ? ['open', null, null] : ['done', at, user ?? creator];
  return [
    idOf('task', i), world.treaty, title, fold(title), state, parent === null ? null : idOf('engagement', parent),
    user, office, due, priority, ...closed, creator,
    ...labelValues(own, effective), false, 1, at, at,
  ]; // prettier-ignore
}
