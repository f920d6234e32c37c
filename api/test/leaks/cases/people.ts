import type { InstitutionView } from '@demarche/contracts/people';
import { COMMON } from '../canaries.js';
import { type Ask, type Cases, type Channel, NO_VERSION, openTo, plain, READ, seen, STALE } from '../case.js';
import { rightOf, WHO } from '../expected.js';
import { HELD_WITH, SEATED_IN } from '../makers.js';
import type { Kind } from '../plant.js';

const PERSON: readonly Kind[] = ['person'];
const POST: readonly Kind[] = ['post'];
const READS = 'WRwr';

function list(
  of: 'people' | 'people/doubles' | 'people/merges' | 'posts' | 'institutions',
  name: string,
  query: string,
  finds: readonly Kind[],
): Channel {
  return { name, ask: () => ({ path: `/api/${of}?${query}` }), finds };
}
const onScratch =
  (holding = '') =>
  (body: object, method: 'POST' | 'PATCH', scratch: string): Ask => ({
    path: `/api/people/${scratch}/holdings${holding}`,
    method,
    body,
  });

export const peopleCases: Cases = {
  'GET /api/people': {
    who: WHO.readers,
    channels: [
      list('people', 'list', 'limit=7', PERSON),
      list('people', 'search', `q=${COMMON}`, PERSON),
      // The open person holds every post: of those of the State only what the reader may see is told.
      list('people', 'who holds a post of a State', `state=${HELD_WITH}`, POST),
    ],
    probes: [
      {
        name: 'filter by a post',
        kinds: POST,
        ask: ({ id }) => ({ path: `/api/people?post=${id}` }),
        answers: READ,
        never: '200',
        shows: (_record, { open }) => open.scratch,
      },
    ],
  },
  'POST /api/people': {
    who: WHO.writers,
    probes: [
      {
        name: 'a post held',
        kinds: POST,
        // Not two: a person whose first post is refused does not come to be, nor does one whose label is.
        ask: ({ id }) => ({
          path: '/api/people',
          method: 'POST',
          body: { name: 'Officer N (fictional)', label: 'restricted', holding: { postId: id, from: '2026-01-01' } },
        }),
        answers: seen('201'),
        never: '400 holding.postId reference.unknown',
      },
    ],
  },
  'GET /api/people/{id}': {
    who: WHO.readers,
    channels: [
      {
        name: 'posts held by somebody open',
        ask: ({ open }) => ({ path: `/api/people/${open.scratch}` }),
        finds: POST,
        status: openTo('committee'),
      },
    ],
    probes: [
      {
        name: 'read',
        kinds: PERSON,
        ask: ({ id }) => ({ path: `/api/people/${id}` }),
        answers: READ,
        never: '404 person.not_found',
        shows: ({ n }) => `zq${n}sourceqz`,
      },
      {
        name: 'the address of a double that was merged',
        kinds: PERSON,
        ask: ({ parts }) => ({ path: `/api/people/${parts.gone}` }),
        answers: seen('410 person.merged'),
        never: '404 person.not_found',
        shows: ({ id }) => id,
      },
    ],
  },
  'PATCH /api/people/{id}': {
    who: WHO.writers,
    probes: [
      {
        name: 'change on a stale version',
        kinds: PERSON,
        ask: ({ id }) => ({ path: `/api/people/${id}`, method: 'PATCH', body: { version: NO_VERSION, name: 'X' } }),
        answers: STALE,
        never: '404 person.not_found',
      },
    ],
  },
  'GET /api/people/doubles': {
    who: WHO.readers,
    channels: [list('people/doubles', 'doubles', 'limit=200', PERSON)],
  },
  'GET /api/people/merges': {
    who: WHO.readers,
    channels: [list('people/merges', 'merges', 'limit=7', PERSON)],
    probes: [
      {
        name: 'merges of one person',
        kinds: PERSON,
        ask: ({ id }) => ({ path: `/api/people/merges?person=${id}` }),
        answers: READ,
        never: '200',
        shows: ({ parts }) => parts.merge ?? '',
      },
    ],
  },
  'POST /api/people/merge': {
    who: WHO.writers,
    probes: [
      {
        name: 'a double of somebody open',
        kinds: PERSON,
        ask: ({ id }, { open }) => ({
          path: '/api/people/merge',
          method: 'POST',
          body: { keep: open.scratch, gone: id, versions: { keep: NO_VERSION, gone: NO_VERSION } },
        }),
        answers: {
          ...STALE,
          W: ['409 version.stale', '409 merge.opens'],
          w: ['409 version.stale', '409 merge.opens'],
        },
        never: '404 person.not_found',
      },
    ],
  },
  'POST /api/people/merges/{id}/undo': {
    who: WHO.writers,
    probes: [
      {
        name: 'of a merge of long ago',
        kinds: PERSON,
        ask: ({ parts }) => ({ path: `/api/people/merges/${parts.merge}/undo`, method: 'POST' }),
        answers: { ...STALE, W: ['409 merge.too_old'], w: ['409 merge.too_old'] },
        never: '404 merge.not_found',
      },
    ],
  },
  'POST /api/people/{id}/holdings': {
    who: WHO.writers,
    probes: [
      {
        name: 'a post that is none, for the person',
        kinds: PERSON,
        ask: ({ id }) => ({
          path: `/api/people/${id}/holdings`,
          method: 'POST',
          body: { postId: '00000000-0000-4000-8000-000000000004', from: '2026-01-01' },
        }),
        answers: { ...STALE, W: ['400 postId reference.unknown'], w: ['400 postId reference.unknown'] },
        never: '404 person.not_found',
      },
      {
        name: 'a post that the person holds already',
        kinds: POST,
        ask: ({ id }, { open }) => onScratch()({ postId: id, from: '2026-02-01' }, 'POST', open.scratch),
        answers: seen('409 holding.overlaps'),
        never: '400 postId reference.unknown',
      },
    ],
  },
  'PATCH /api/people/{id}/holdings/{holdingId}': {
    who: WHO.writers,
    probes: [
      {
        name: 'the time in a post, on a stale version',
        kinds: POST,
        ask: ({ parts }, { open }) =>
          onScratch(`/${parts.holding}`)({ version: NO_VERSION, to: '2026-01-01' }, 'PATCH', open.scratch),
        answers: seen('409 version.stale'),
        never: '404 holding.not_found',
      },
    ],
  },
  'GET /api/posts': {
    who: WHO.readers,
    channels: [
      list('posts', 'list', 'limit=7', POST),
      list('posts', 'search', `q=${COMMON}&state=${HELD_WITH}`, POST),
      list('posts', 'vacant', 'vacant=true', []),
      {
        name: 'vacant but for one person',
        ask: () => ({ path: `/api/posts?vacant=true&state=${SEATED_IN}&limit=200` }),
        faults: ({ items }: { items: { id: string }[] }, reader, planted) =>
          planted.flatMap(({ name, variant, parts: { seat } }) => {
            if (seat === undefined || rightOf(reader, { label: 'public', caveat: 'none', listing: 'off' }) === '-')
              return [];
            const [is, should] = [items.some(({ id }) => id === seat), !READS.includes(rightOf(reader, variant))];
            return is === should ? [] : [`${name}: the post is ${is ? '' : 'not '}vacant`];
          }),
      },
      list('posts', 'held', 'vacant=false', POST),
    ],
    probes: [
      {
        name: 'filter by an institution known through the post alone',
        kinds: POST,
        ask: ({ parts }) => ({ path: `/api/posts?institution=${parts.institution}` }),
        answers: READ,
        never: '200',
        shows: ({ id }) => id,
      },
    ],
  },
  'GET /api/posts/{id}': {
    who: WHO.readers,
    channels: [
      {
        name: 'an open post that all hold',
        ask: ({ open }) => ({ path: `/api/posts/${open.seat}` }),
        finds: PERSON,
        status: openTo('public'),
      },
    ],
    probes: [
      {
        name: 'read',
        kinds: POST,
        ask: ({ id }) => ({ path: `/api/posts/${id}` }),
        answers: READ,
        never: '404 post.not_found',
        shows: ({ n }) => `zq${n}functionqz`,
      },
    ],
  },
  'POST /api/posts': {
    who: WHO.writers,
    probes: [
      {
        name: 'another post of an institution known through the post alone',
        kinds: POST,
        ask: ({ parts }) => ({
          path: '/api/posts',
          method: 'POST',
          body: { function: 'Mine', label: 'restricted', institutionId: parts.institution },
        }),
        answers: seen('201'),
        never: '400 institutionId reference.unknown',
      },
    ],
  },
  'PATCH /api/posts/{id}': {
    who: WHO.writers,
    probes: [
      {
        name: 'change on a stale version',
        kinds: POST,
        ask: ({ id }) => ({ path: `/api/posts/${id}`, method: 'PATCH', body: { version: NO_VERSION, function: 'X' } }),
        answers: STALE,
        never: '404 post.not_found',
      },
    ],
  },
  'GET /api/institutions': {
    who: WHO.readers,
    channels: [
      list('institutions', 'list', 'limit=7', POST),
      list('institutions', 'search', `q=${COMMON}`, POST),
      list('institutions', 'of a State', `state=${HELD_WITH}`, POST),
    ],
  },
  'POST /api/institutions': {
    ...plain(WHO.writers, '/api/institutions', { method: 'POST', body: {}, status: 400 }),
    probes: [
      {
        name: 'an institution that stands already, known through a post alone',
        kinds: ['namesake'],
        ask: ({ parts }) => ({
          path: '/api/institutions',
          method: 'POST',
          body: { name: parts.institutionName?.toUpperCase(), kind: 'ministry', state: HELD_WITH },
        }),
        answers: seen('201'),
        never: '201',
        // Named for the first time, or by who does not know of it, it is called what they wrote.
        compare: ({ name, kind, city, state }: Partial<InstitutionView>) => [
          name === name?.toUpperCase(),
          kind,
          city,
          state,
        ],
      },
    ],
  },
};
