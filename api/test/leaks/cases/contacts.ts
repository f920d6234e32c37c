import type { Ask, Cases } from '../case.js';
import { NO_VERSION, openTo, READ, type RouteCase, seen, STALE } from '../case.js';
import { WHO } from '../expected.js';
import { HELD_WITH, SEATED_IN } from '../makers.js';
import type { Kind, Planted } from '../plant.js';

const FLAG = { evidence: 'A note', from: '2026-01-01' };

/** A write on a version that nothing has. */
function stale(
  kind: Kind,
  never: string,
  method: Ask['method'],
  path: (record: Planted) => string,
  more = {},
): RouteCase {
  return {
    who: WHO.writers,
    probes: [
      {
        name: 'on a stale version',
        kinds: [kind],
        ask: (record) => ({ path: path(record), method: method ?? 'POST', body: { version: NO_VERSION, ...more } }),
        answers: STALE,
        never: `404 ${never}.not_found`,
      },
    ],
  };
}

/** Who is our contact, and what is said of posts, people and institutions besides. */
export const contactCases: Cases = {
  'GET /api/states/{iso3}/contacts': {
    who: WHO.readers,
    channels: [
      { name: 'of a State', ask: () => ({ path: `/api/states/${SEATED_IN}/contacts` }), finds: ['person'] },
      { name: 'of another State', ask: () => ({ path: `/api/states/${HELD_WITH}/contacts` }) },
    ],
  },
  'GET /api/posts/{id}/holdings': {
    who: WHO.readers,
    channels: [
      {
        name: 'of an open post that all hold',
        ask: ({ open }) => ({ path: `/api/posts/${open.seat}/holdings` }),
        finds: ['person'],
        status: openTo('public'),
      },
    ],
    probes: [
      {
        name: 'of a post',
        kinds: ['post'],
        ask: ({ id }) => ({ path: `/api/posts/${id}/holdings` }),
        answers: READ,
        never: '404 post.not_found',
      },
    ],
  },
  'GET /api/institutions/{id}': {
    who: WHO.readers,
    probes: [
      {
        name: 'known through a post alone',
        kinds: ['post'],
        ask: ({ parts }) => ({ path: `/api/institutions/${parts.institution}` }),
        answers: READ,
        never: '404 institution.not_found',
        shows: ({ n }) => `zq${n}institutionqz`,
      },
    ],
  },
  'POST /api/institutions/{id}/flags': {
    who: WHO.writers,
    probes: [
      {
        name: 'what institutions are not',
        kinds: ['post'],
        ask: ({ parts }) => ({
          path: `/api/institutions/${parts.institution}/flags`,
          method: 'POST',
          body: { ...FLAG, kind: 'focal_point' },
        }),
        answers: seen('400 kind flag.not_theirs', '403 label.not_writable'),
        never: '404 institution.not_found',
      },
    ],
  },
  'POST /api/people/{id}/flags': {
    who: WHO.writers,
    probes: [
      {
        name: 'what people are not',
        kinds: ['person'],
        ask: ({ id }) => ({
          path: `/api/people/${id}/flags`,
          method: 'POST',
          body: { ...FLAG, kind: 'lead_ministry' },
        }),
        answers: { ...STALE, W: ['400 kind flag.not_theirs'], w: ['400 kind flag.not_theirs'] },
        never: '404 person.not_found',
      },
    ],
  },
  'POST /api/people/{id}/erase': stale('person', 'person', 'POST', ({ id }) => `/api/people/${id}/erase`, {
    reason: 'Asked for',
  }),
  'PATCH /api/flags/{id}': stale('person', 'flag', 'PATCH', ({ parts }) => `/api/flags/${parts.flag}`),
  'DELETE /api/flags/{id}': stale('person', 'flag', 'DELETE', ({ parts }) => `/api/flags/${parts.flag}`),
  'POST /api/people/{id}/bounce': stale('person', 'person', 'POST', ({ id }) => `/api/people/${id}/bounce`),
  'DELETE /api/people/{id}/bounce': stale('person', 'person', 'DELETE', ({ id }) => `/api/people/${id}/bounce`),
  'POST /api/posts/{id}/bounce': stale('post', 'post', 'POST', ({ id }) => `/api/posts/${id}/bounce`),
  'DELETE /api/posts/{id}/bounce': stale('post', 'post', 'DELETE', ({ id }) => `/api/posts/${id}/bounce`),
  'POST /api/posts/{id}/holder': stale('post', 'post', 'POST', ({ id }) => `/api/posts/${id}/holder`, {
    from: '2027-01-01',
  }),
};
