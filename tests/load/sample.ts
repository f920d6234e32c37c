import { deepStrictEqual } from 'node:assert';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { PersonView } from '@demarche/contracts/people';
import type { TaskView } from '@demarche/contracts/tasks';
import type { Labelling } from '@demarche/domain/labels';
import type { Target } from './compare.ts';
import { contactOf } from './world/engagements.ts';
import { members, ownLabelling } from './world/labelling.ts';
import { ownerOf } from './world/people.ts';
import { below, idOf, type Table } from './world/random.ts';
import { dueOf, taskOf } from './world/tasks.ts';
import { officeId, officeIndexOf, READER } from './world/users.ts';
import { personName } from './world/words.ts';
import type { World } from './world/world.ts';

const EACH = 60;

/**
 * Reads records drawn from all over the tables through the API and throws at the first that is not what was filled in, and at
 * one that the reader sees and should not or does not see and should. Returns how many were read, and how many of them seen.
 */
export async function checkSample(world: World, reader: Target): Promise<{ read: number; seen: number }> {
  const told = { read: 0, seen: 0 };
  for (let n = 0; n < EACH; n++) {
    for (const expected of [engagement(world, n), task(world, n), person(world, n)]) {
      const answer = await fetch(reader.url + expected.path, { headers: reader.headers });
      deepStrictEqual(answer.status, expected.seen ? 200 : 404, `${expected.path}: ${answer.status}`);
      told.read++;
      if (!expected.seen) continue;
      deepStrictEqual(expected.part((await answer.json()) as never), expected.is, expected.path);
      told.seen++;
    }
  }
  return told;
}

interface Expected {
  path: string;
  seen: boolean;
  /** What of the answer is held against `is`. */
  part: (view: never) => object;
  is: object;
}

/** Every second one is drawn among those with a list: there are few, and they are what goes wrong. */
function drawn(table: Table, count: number, n: number, isListed: (i: number) => boolean): number {
  let i = below(count, table, n, 55);
  if (n % 2 === 1) while (!isListed(i)) i = (i + 1) % count;
  return i;
}
const hasList = (table: Table) => (i: number) => ownLabelling(table, i).lists.length > 0;

/** Whether the reader, who may read every level, sees the row: what has lists they must stand on all of them. */
function sees(
  world: World,
  { label, caveats, lists }: Labelling,
  owners: ReadonlyMap<string, [Table, number]>,
): boolean {
  if (label !== 'restricted' && !caveats.includes('counts_only')) return true;
  const me = [idOf('user', READER), officeId(officeIndexOf(READER))];
  return lists.every((list) => {
    const [table, i] = owners.get(list)!;
    const owner = table === 'task' ? taskOf(world, i).creator : ownerOf(world, table, i);
    return [...members(world, table, i, owner)].some(([, user, office]) => me.includes(String(user ?? office)));
  });
}

function engagement(world: World, n: number): Expected {
  const i = drawn('engagement', world.size.engagements, n, hasList('engagement'));
  const { kind, on, status, title, summary, place, states } = contactOf(world, i);
  const id = idOf('engagement', i);
  return {
    path: `/api/engagements/${id}`,
    seen: sees(world, ownLabelling('engagement', i), new Map([[id, ['engagement', i]]])),
    part: (view: EngagementView) => ({ ...picked(view, ['kind', 'on', 'status', 'title', 'summary', 'place']), states: view.states.map(({ iso3 }) => iso3) }), // prettier-ignore
    is: { kind, on, status, title, summary, place, states },
  };
}

function task(world: World, n: number): Expected {
  const i = drawn('task', world.size.tasks, n, (k) => taskOf(world, k).effective.lists.length > 0);
  const { title, priority, isOpen, user, office, state, effective, parent } = taskOf(world, i);
  const owners: [string, [Table, number]][] = [[idOf('task', i), ['task', i]]];
  if (parent !== null) owners.push([idOf('engagement', parent), ['engagement', parent]]);
  return {
    path: `/api/tasks/${idOf('task', i)}`,
    seen: sees(world, effective, new Map(owners)),
    part: (view: TaskView) => ({
      ...picked(view, ['title', 'priority', 'status', 'dueOn']),
      ...{ user: view.assignee.user?.id ?? null, office: view.assignee.office?.id ?? null },
      state: view.state?.iso3 ?? null,
    }),
    is: { title, priority, status: isOpen ? 'open' : 'done', dueOn: dueOf(world, i, isOpen), user, office, state },
  };
}

function person(world: World, n: number): Expected {
  const i = drawn('person', world.size.people, n, hasList('person'));
  const id = idOf('person', i);
  return {
    path: `/api/people/${id}`,
    seen: sees(world, ownLabelling('person', i), new Map([[id, ['person', i]]])),
    part: ({ name }: PersonView) => ({ name }),
    is: { name: personName(i) },
  };
}

function picked<T extends object, K extends keyof T>(view: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, view[field]])) as Pick<T, K>;
}
