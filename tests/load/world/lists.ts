import type { Load, Value } from './columns.ts';
import { MEMBER_COLUMNS, members, ownLabelling } from './labelling.ts';
import { ownerOf } from './people.ts';
import type { Table } from './random.ts';
import { taskOf } from './tasks.ts';
import { upTo, type World } from './world.ts';

/** Who stands on the lists of restricted and caveated records. */
export function listLoad(world: World): Load {
  return { table: 'access_list_member', columns: MEMBER_COLUMNS, rows: allMembers(world) };
}

function* allMembers(world: World): Generator<Value[]> {
  const { people, engagements, tasks, letters } = world.size;
  const counts: [Table, number][] = [
    ['post', Math.floor(people / 5)],
    ['person', people],
    ['engagement', engagements],
    ['task', tasks],
    ['letter', letters],
  ];
  for (const [table, count] of counts) {
    for (const i of upTo(count)) {
      if (ownLabelling(table, i).lists.length === 0) continue;
      yield* members(world, table, i, table === 'task' ? taskOf(world, i).creator : ownerOf(world, table, i));
    }
  }
}
