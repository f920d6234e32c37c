import type { Caveat, Label, Labelling } from '@demarche/domain/labels';
import type { Value } from './columns.ts';
import { below, chance, idOf, type Table } from './random.ts';
import { OFFICES, officeId } from './users.ts';
import type { World } from './world.ts';

/** One row in a hundred is open to partners, one in twenty-five has a list of its own. */
export function ownLabelling(table: Table, i: number): Labelling {
  const label = levelOf(chance(table, i, 40));
  const caveats = caveatsOf(chance(table, i, 41));
  const lists = label === 'restricted' || caveats.length > 0 ? [idOf(table, i)] : [];
  return { label, caveats, lists };
}

function levelOf(share: number): Label {
  if (share < 0.004) return 'public';
  if (share < 0.01) return 'committee';
  return share < 0.96 ? 'internal' : 'restricted';
}

function caveatsOf(share: number): Caveat[] {
  if (share < 0.01) return ['chatham_house'];
  return share < 0.015 ? ['counts_only'] : [];
}

/** Whether whoever may read the level also sees the row, on a list or not. */
export const isOpen = ({ label, caveats }: Labelling): boolean =>
  label !== 'restricted' && !caveats.includes('counts_only');

/** The values of the `LABELLED` columns. */
export function labelValues(own: Labelling, effective: Labelling = own): Value[] {
  return [own.label, own.caveats, effective.label, effective.caveats, effective.lists];
}

/** Who stands on the list of row `i`: its owner, somebody else, and of some lists an office. */
export function* members(world: World, table: Table, i: number, owner: string): Generator<Value[]> {
  const list = idOf(table, i);
  const added = [owner, '2020-01-01T00:00:00Z'];
  yield [list, owner, null, ...added];
  const other = idOf('user', below(world.size.users, table, i, 42));
  if (other !== owner) yield [list, other, null, ...added];
  if (below(50, table, i, 43) === 0) yield [list, null, officeId(below(OFFICES.length, table, i, 44)), ...added];
}
export const MEMBER_COLUMNS = ['list_id', 'user_id', 'office_id', 'added_by', 'added_at'];
