import { COMMON } from '../canaries.js';
import { type Cases, type Channel, NO_VERSION, type Probe, READ, seen, STALE } from '../case.js';
import { LABELS, type Right, WHO } from '../expected.js';
import { HELD_WITH } from '../makers.js';
import type { Kind } from '../plant.js';

const TASKS: readonly Kind[] = ['task', 'follow_up'];
const NEVER = '404 task.not_found';

function list(name: string, query: string, more: Partial<Channel> = {}): Channel {
  return { name, ask: () => ({ path: `/api/tasks?${query}` }), finds: TASKS, ...more };
}
function step(
  name: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  more: Partial<Probe> & { body?: object } = {},
) {
  const { body, ...probe } = more;
  return {
    who: WHO.writers,
    probes: [
      {
        name,
        kinds: TASKS,
        ask: ({ id }: { id: string }) => ({
          path: `/api/tasks/${id}${path}`,
          method,
          body: { version: NO_VERSION, ...body },
        }),
        answers: STALE as Probe['answers'],
        never: NEVER,
        ...probe,
      },
    ],
  };
}
/** The same, to an office. */
const assigneeOfficeId = '00000000-0000-4000-8000-000000000003';

export const taskCases: Cases = {
  'GET /api/tasks': {
    who: WHO.readers,
    channels: [
      list('list', 'limit=7'),
      list('list of a State', `state=${HELD_WITH}`),
      list('search', `q=${COMMON}&status=all`, { finds: [...TASKS, 'closed_task'] }),
      list('filter by assignee', 'status=all&dueFrom=2026-11-24&dueTo=2026-11-24', {
        ask: ({ companion }) => ({ path: `/api/tasks?assigneeUser=${companion.officer?.id}` }),
      }),
      ...LABELS.map((label) =>
        list(`label ${label}`, `label=${label}`, {
          only: ({ variant, kind }) => kind !== 'deleted_task' && variant.label === label,
        }),
      ),
      list('what is closed', 'status=done', { finds: ['closed_task'] }),
      list('what is mine', 'scope=mine&status=all', { finds: [] }),
      list('what I gave', 'scope=given&status=all', { finds: [] }),
      {
        name: 'total',
        ask: () => ({ path: `/api/tasks?q=${COMMON}&total=true` }),
        counts: { of: TASKS, through: 'WRwr', value: ({ total }: { total: number }) => total },
      },
    ],
    probes: [
      {
        name: 'filter by an engagement',
        kinds: ['engagement'],
        ask: ({ id }) => ({ path: `/api/tasks?engagement=${id}&total=true` }),
        answers: READ,
        never: '200',
        shows: () => '"total":1',
      },
    ],
  },
  'GET /api/tasks/{id}': {
    who: WHO.readers,
    probes: [
      {
        name: 'read',
        kinds: TASKS,
        ask: ({ id }) => ({ path: `/api/tasks/${id}` }),
        answers: READ,
        never: NEVER,
        shows: ({ n }) => `zq${n}noteqz`,
      },
      // A task that was deleted is nowhere, for everybody.
      {
        name: 'read what was deleted',
        kinds: ['deleted_task'],
        ask: ({ id }) => ({ path: `/api/tasks/${id}` }),
        answers: seen(NEVER),
        never: NEVER,
      },
    ],
  },
  'POST /api/tasks': {
    who: WHO.writers,
    probes: [
      {
        name: 'a task of an engagement',
        kinds: ['engagement', 'plan'],
        // Given to somebody who may see no task at all: who may name the engagement gets as far as that, or to its label.
        ask: ({ id }, { readers }) => ({
          path: '/api/tasks',
          method: 'POST',
          body: {
            title: 'X',
            dueOn: '2026-12-24',
            label: 'committee',
            engagementId: id,
            assigneeUserId: readers.get('no_office')?.officer?.id,
          },
        }),
        answers: seen('400 assigneeUserId assignee.may_not_see', '403 label.not_writable'),
        never: '400 engagementId reference.unknown',
      },
    ],
  },
  'PATCH /api/tasks/{id}': step('change on a stale version', 'PATCH', '', { body: { title: 'X' } }),
  'DELETE /api/tasks/{id}': step('delete on a stale version', 'DELETE', ''),
  'POST /api/tasks/{id}/close': step('close on a stale version', 'POST', '/close'),
  'POST /api/tasks/{id}/reopen': step('reopen what is open', 'POST', '/reopen', { answers: open('409 task.open') }),
  'POST /api/tasks/{id}/reassign': step('hand on to an office that is none', 'POST', '/reassign', {
    body: { assigneeOfficeId },
    answers: open('400 assigneeOfficeId reference.unknown'),
  }),
  'POST /api/tasks/{id}/restore': step('restore on a stale version', 'POST', '/restore', { kinds: ['deleted_task'] }),
};

/** Whoever may write gets as far as `answer`. */
function open(answer: string): Partial<Record<Right, readonly string[]>> {
  return { ...STALE, W: [answer], w: [answer] };
}
