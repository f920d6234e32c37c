import { fold } from '@demarche/domain/fold';
import type { InstitutionKind } from '@demarche/domain/institution';
import { LABELLED, type Load, STAMPED, type Value } from './columns.ts';
import { isOpen, labelValues, ownLabelling } from './labelling.ts';
import { below, idOf, pick, type Table } from './random.ts';
import { writer } from './users.ts';
import { personName } from './words.ts';
import { upTo, type World } from './world.ts';

const SEATS: readonly [InstitutionKind, string, string | null][] = [
  ['permanent_mission', 'Permanent Mission', 'Geneva'],
  ['permanent_mission', 'Permanent Mission', 'New York'],
  ['ministry', 'Ministry of Foreign Affairs', null],
  ['ministry', 'Ministry of Defence', null],
  ['parliament', 'Parliament', null],
  ['armed_forces', 'General Staff', null],
];
const FUNCTIONS = ['Ambassador', 'Counsellor', 'First Secretary', 'Legal adviser', 'Desk officer', 'Attaché'];
/** People follow each other in a post every third year. */
const HOLDERS = 5;

const postsOf = ({ size }: World): number => Math.max(1, Math.floor(size.people / HOLDERS));
export const postOf = (world: World, person: number): number => person % postsOf(world);
export const ownerOf = (world: World, table: Table, i: number): string =>
  idOf('user', writer(below(world.size.users, table, i, 5)));
const stamped: readonly Value[] = [false, 1, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'];

/** Whether whoever logs contacts sees the post. */
export const postIsOpen = (post: number): boolean => isOpen(ownLabelling('post', post));
export const personIsOpen = (person: number): boolean => isOpen(ownLabelling('person', person));

export function peopleLoads(world: World): Load[] {
  return [institutions(world), posts(world), people(world), holdings(world)];
}

function institutionOf({ states }: World, n: number) {
  const state = states[n % states.length]!;
  const [kind, what, city] = SEATS[Math.floor(n / states.length) % SEATS.length]!;
  return { id: idOf('institution', n), kind, name: `${what} of ${state.name}`, city, iso3: state.iso3 };
}
const institutionsIn = ({ states }: World): number => states.length * SEATS.length;

function institutions(world: World): Load {
  return {
    table: 'institution',
    columns: ['id', 'kind', 'name', 'folded', 'city', 'city_folded', 'iso3', ...STAMPED],
    rows: upTo(institutionsIn(world)).map((n) => {
      const { id, kind, name, city, iso3 } = institutionOf(world, n);
      return [id, kind, name, fold(name), city, city && fold(city), iso3, ...stamped];
    }),
  };
}

function posts(world: World): Load {
  return {
    table: 'post',
    columns: ['id', 'institution_id', 'function', 'title', 'folded', 'email', 'owner_id', ...LABELLED, ...STAMPED],
    rows: upTo(postsOf(world)).map((n) => {
      const { id, name, city } = institutionOf(world, n % institutionsIn(world));
      const does = `${pick(FUNCTIONS, 'post', n, 1)} ${Math.floor(n / institutionsIn(world)) + 1}`;
      const title = [does, name, city].filter(Boolean).join(', ');
      const labels = labelValues(ownLabelling('post', n));
      return [idOf('post', n), id, does, title, fold(title), null, ownerOf(world, 'post', n), ...labels, ...stamped];
    }),
  };
}

function people(world: World): Load {
  return {
    table: 'person',
    columns: ['id', 'name', 'folded', 'email', 'phone', 'languages', 'source', 'owner_id', ...LABELLED, ...STAMPED],
    rows: upTo(world.size.people).map((i) => {
      const [name, owner] = [personName(i), ownerOf(world, 'person', i)];
      const labels = labelValues(ownLabelling('person', i));
      return [idOf('person', i), name, fold(name), null, null, ['en'], null, owner, ...labels, ...stamped];
    }),
  };
}

function holdings(world: World): Load {
  const columns = ['id', 'person_id', 'post_id', 'from_on', 'to_on', 'created_by', 'created_at', 'updated_at'];
  return {
    table: 'post_holding',
    columns,
    rows: upTo(world.size.people).map((i) => {
      const turn = Math.floor(i / postsOf(world));
      const from = `${2014 + turn * 3}-01-01`;
      const to = turn < HOLDERS - 1 ? `${2016 + turn * 3}-12-31` : null;
      const ids = [idOf('holding', i), idOf('person', i), idOf('post', postOf(world, i))];
      return [...ids, from, to, ownerOf(world, 'person', i), '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'];
    }),
  };
}
