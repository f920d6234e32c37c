import { type Ask, type Cases, NO_VERSION, type Probe, READ, seen, STALE } from '../case.js';
import { WHO } from '../expected.js';
import type { Planted } from '../plant.js';

const NOTES = ['note'] as const;
const NEVER = '404 note.not_found';
const NOWHERE = '404 note_subject.not_found';
/** The planter wrote all of them. */
const NOT_MINE: Probe['answers'] = { ...STALE, W: ['403 note.author_only'], w: ['403 note.author_only'] };

const on = (kind: string, id: (record: Planted) => string): ((record: Planted) => Ask) => {
  return (record) => ({ path: `/api/notes?subjectKind=${kind}&subjectId=${id(record)}` });
};

function change(method: 'PATCH' | 'DELETE', body: object) {
  const probe: Probe = {
    name: `${method} somebody else's`,
    kinds: NOTES,
    ask: ({ id }) => ({ path: `/api/notes/${id}`, method, body: { version: NO_VERSION, ...body } }),
    answers: NOT_MINE,
    never: NEVER,
  };
  return { who: WHO.writers, probes: [probe] };
}

/** Notes are as closed as the record on which they hang. */
export const noteCases: Cases = {
  'GET /api/notes': {
    who: WHO.readers,
    probes: [
      {
        name: 'of the record',
        kinds: NOTES,
        ask: on('engagement', ({ parts }) => parts.notedOn ?? ''),
        answers: READ,
        never: NOWHERE,
        shows: ({ n }) => `zq${n}textqz`,
      },
      ...(['person', 'post', 'letter', 'task'] as const).map((kind) => ({
        name: `of a ${kind}`,
        kinds: [kind],
        ask: on(kind, ({ id }) => id),
        answers: READ,
        never: NOWHERE,
      })),
    ],
  },
  'POST /api/notes': {
    who: WHO.writers,
    probes: [
      {
        // Stops at a mention of nobody: nothing is written.
        name: 'on a record',
        kinds: NOTES,
        ask: ({ parts }) => ({
          path: '/api/notes',
          method: 'POST',
          body: {
            subjectKind: 'engagement',
            subjectId: parts.notedOn,
            text: '@[00000000-0000-4000-8000-000000000000]',
          },
        }),
        answers: seen('400 text reference.unknown'),
        never: NOWHERE,
      },
    ],
  },
  'GET /api/notes/{id}': {
    who: WHO.readers,
    probes: [
      {
        name: 'read',
        kinds: NOTES,
        ask: ({ id }) => ({ path: `/api/notes/${id}` }),
        answers: READ,
        never: NEVER,
        shows: ({ n }) => `zq${n}textqz`,
      },
    ],
  },
  'PATCH /api/notes/{id}': change('PATCH', { text: 'Not mine' }),
  'DELETE /api/notes/{id}': change('DELETE', {}),
  'POST /api/notes/{id}/restore': {
    who: WHO.writers,
    probes: [
      {
        name: 'one that is there',
        kinds: NOTES,
        ask: ({ id }) => ({ path: `/api/notes/${id}/restore`, method: 'POST', body: { version: 1 } }),
        answers: seen(NEVER),
        never: NEVER,
      },
    ],
  },
};
