import { COMMON } from '../canaries.js';
import { type Cases, type Channel, NO_VERSION, openTo, type Probe, READ, STALE } from '../case.js';
import { WHO } from '../expected.js';
import { HELD_WITH, SEATED_IN } from '../makers.js';

const NEVER = '404 letter_batch.not_found';
const POSTS = ['post', 'namesake'] as const;

function onBatch(name: string, path: string, method: 'GET' | 'POST', answers: Probe['answers'], body?: object): Probe {
  return {
    name,
    kinds: ['batch'],
    ask: ({ id }) => ({ path: `/api/letter-batches/${id}${path}`, method, ...(body && { body }) }),
    answers,
    never: NEVER,
  };
}

/** Posts of a State to choose from, and who holds them. */
function choosing(state: string): Channel {
  return {
    name: `whom to write to in ${state}`,
    ask: ({ open }) => ({
      path: '/api/letter-batches/check',
      method: 'POST',
      body: { templateIds: [open.text], states: [state], institution: 'ministry' },
    }),
  };
}

/** Letters written together: a batch tells each reader of those letters alone that they may see. */
export const letterBatchCases: Cases = {
  'GET /api/letter-batches': {
    who: WHO.readers,
    channels: [{ name: 'list', ask: () => ({ path: '/api/letter-batches?limit=100' }), finds: ['batch'] }],
  },
  'GET /api/letter-batches/{id}': {
    who: WHO.readers,
    channels: [
      {
        name: 'an open one, with the letters of every labelling',
        ask: ({ open }) => ({ path: `/api/letter-batches/${open.batch}` }),
        status: openTo('public'),
        counts: { of: ['letter'], through: 'WRwr', value: ({ letters = 0 }: { letters?: number }) => letters },
      },
    ],
    probes: [{ ...onBatch('read', '', 'GET', READ), shows: ({ n }) => `zq${n}nameqz ${COMMON}` }],
  },
  'GET /api/letter-batches/{id}/zip': {
    who: WHO.readers,
    probes: [
      onBatch('before it is made', '/zip', 'GET', {
        W: ['409 letter_batch.empty'],
        R: ['409 letter_batch.empty'],
        w: ['409 letter_batch.empty'],
        r: ['409 letter_batch.empty'],
      }),
    ],
  },
  'POST /api/letter-batches/check': {
    who: WHO.writers,
    channels: [choosing(HELD_WITH), choosing(SEATED_IN)],
    probes: [
      {
        name: 'choose a post',
        kinds: POSTS,
        ask: ({ id }, { open }) => ({
          path: '/api/letter-batches/check',
          method: 'POST',
          body: { templateIds: [open.text], states: [HELD_WITH], choices: [{ state: HELD_WITH, postId: id }] },
        }),
        answers: READ,
        never: '400 choices.0.postId reference.unknown',
      },
    ],
  },
  'POST /api/letter-batches': {
    who: WHO.writers,
    probes: [
      {
        name: 'write to a post, in a language without a text',
        kinds: POSTS,
        ask: ({ id }, { open }) => ({
          path: '/api/letter-batches',
          method: 'POST',
          body: {
            name: 'Nothing',
            label: 'committee',
            templateIds: [open.text],
            addressees: [{ state: HELD_WITH, postId: id, language: 'ru' }],
          },
        }),
        answers: {
          W: ['409 letter_batch.addressees'],
          R: ['409 letter_batch.addressees'],
          w: ['409 letter_batch.addressees'],
          r: ['409 letter_batch.addressees'],
        },
        never: '400 addressees.0.postId reference.unknown',
      },
    ],
  },
  'POST /api/letter-batches/{id}/cancel': {
    who: WHO.writers,
    probes: [onBatch('on a stale version', '/cancel', 'POST', STALE, { version: NO_VERSION })],
  },
  'POST /api/letter-batches/{id}/steps/{step}': {
    who: WHO.writers,
    probes: [onBatch('clear on a stale version', '/steps/clear', 'POST', STALE, { version: NO_VERSION })],
  },
};
