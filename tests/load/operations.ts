import { addDays } from '@demarche/domain/dates';
import { below, idOf } from './world/random.ts';
import { personName, sentence } from './world/words.ts';
import type { World } from './world/world.ts';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

/** Something people do all day, with the mark it must meet. */
export interface Operation {
  name: string;
  what: string;
  /** Throughput against the bare server, at least; none where only time counts. */
  ratio?: number | undefined;
  /** A page of records: it is also measured for a reader who sees one in a hundred. */
  paged?: boolean;
  /** The n-th request: always the same. */
  request(world: World, n: number): Request;
}

const get = (path: string): Request => ({ method: 'GET', path });
const stateOf = ({ states }: World, n: number): string => states[below(states.length, 'engagement', n, 50)]!.iso3;

/** A part of somebody's name, of three to five letters. */
function partOfName({ size }: World, n: number): string {
  const [, family = ''] = personName(below(size.people, 'person', n, 51)).split(' ');
  const letters = 3 + below(3, 'person', n, 52);
  const from = below(Math.max(1, family.length - letters), 'person', n, 53);
  return family.slice(from, from + letters).toLowerCase();
}

function contact(world: World, n: number): string {
  const days = below(300, 'engagement', n, 54) + 1;
  return JSON.stringify({
    kind: 'bilateral_meeting',
    on: addDays(world.days.today, -days),
    states: [stateOf(world, n)],
    title: `Logged by the bench, ${n}`,
    summary: sentence('engagement', n, 200, 10),
    label: 'internal',
  });
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'engagements',
    what: 'engagements of a State, page of 50 with State and owner names',
    ratio: 0.65,
    paged: true,
    request: (world, n) => get(`/api/engagements?state=${stateOf(world, n)}&limit=50`),
  },
  {
    name: 'letters',
    what: 'letters of a State, page of 50 with State and owner names',
    ratio: 0.65,
    paged: true,
    request: (world, n) => get(`/api/letters?state=${stateOf(world, n)}&limit=50`),
  },
  {
    name: 'state',
    what: 'State page in one request',
    ratio: 0.65,
    request: (world, n) => get(`/api/states/${stateOf(world, n)}`),
  },
  {
    name: 'overdue',
    what: 'overdue tasks of a user, page of 50 with total',
    ratio: 0.7,
    request: (world, n) => {
      const user = idOf('user', below(world.size.users, 'user', n, 55));
      return get(`/api/tasks?assigneeUser=${user}&overdue=true&total=true&limit=50`);
    },
  },
  {
    name: 'people',
    what: 'people by part of a name, page of 50',
    ratio: 0.75,
    paged: true,
    request: (world, n) => get(`/api/people?q=${encodeURIComponent(partOfName(world, n))}&limit=50`),
  },
  {
    name: 'contacts',
    what: 'who is our contact in a State, 50 posts with holders and the day last heard of',
    ratio: 0.75,
    request: (world, n) => get(`/api/states/${stateOf(world, n)}/contacts`),
  },
  {
    name: 'create',
    what: 'create an engagement',
    ratio: 0.5,
    request: (world, n) => ({ method: 'POST', path: '/api/engagements', body: contact(world, n) }),
  },
  {
    name: 'counts',
    what: 'engagement counts of a State by month and kind, page of 200',
    request: (world, n) => get(`/api/engagements/counts?state=${stateOf(world, n)}&limit=200`),
  },
];
