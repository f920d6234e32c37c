import type { Page } from '@demarche/contracts/common';
import type { EngagementCount } from '@demarche/contracts/engagements';
import { type Cases, type Channel, NO_VERSION, openTo, READ, seen, STALE } from '../case.js';
import { LABELS, rightOf, WHO } from '../expected.js';
import { COMMON } from '../canaries.js';
import { HELD_WITH, PLANNED_ON, PLANNED_WITH } from '../makers.js';
import type { Kind } from '../plant.js';

const CONTACTS: readonly Kind[] = ['engagement', 'plan'];
const ATTRIBUTED = 'WR';

function list(name: string, query: string, more: Partial<Channel> = {}): Channel {
  return { name, ask: () => ({ path: `/api/engagements?${query}` }), finds: CONTACTS, ...more };
}
function filteredBy(name: string, query: (world: Parameters<Channel['ask']>[0]) => string): Channel {
  const ask: Channel['ask'] = (world) => ({ path: `/api/engagements?${query(world)}` });
  return { name, ask, finds: CONTACTS, through: ATTRIBUTED };
}

type Counted = Page<EngagementCount>;
/** What may be read counts, and what may be counted only. */
const COUNTS = 'WRwrC';
function counted(name: string, query: string, kind: Kind): Channel {
  const value = ({ items }: Counted) => items.reduce((sum, { count }) => sum + count, 0);
  const ask: Channel['ask'] = () => ({ path: `/api/engagements/counts?${query}` });
  return { name, ask, counts: { of: [kind], through: COUNTS, value } };
}

/** The rest of a body that names a record, wrong in its last part: who may name the record gets as far as that. */
const TWO_ASSIGNEES = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;
const unfinished = {
  kind: 'call',
  on: '2026-11-20',
  states: ['NOR'],
  label: 'committee',
  followUp: { title: 'X', dueOn: '2026-12-24', assigneeUserId: TWO_ASSIGNEES[0], assigneeOfficeId: TWO_ASSIGNEES[1] },
};
const finished = '400 followUp.assigneeOfficeId task.one_assignee';

export const engagementCases: Cases = {
  'GET /api/engagements': {
    who: WHO.readers,
    channels: [
      list('list', 'limit=7'),
      list('their files', 'limit=100', { finds: ['file'] }),
      list('list of a State', `state=${HELD_WITH}`, { finds: ['engagement'] }),
      list('list of States, the earliest first', `state=${HELD_WITH},${PLANNED_WITH}&order=earliest`),
      list('search', `q=${COMMON}`),
      list('kinds and days', 'kind=call,email&from=2026-11-01&to=2026-12-31&status=held,planned'),
      ...LABELS.map((label) =>
        list(`label ${label}`, `label=${label}`, { only: ({ variant }) => variant.label === label }),
      ),
      {
        name: 'who was met in the open',
        ask: () => ({ path: '/api/engagements?state=NOR' }),
        finds: ['person', 'post'],
      },
      filteredBy('filter by person', ({ open }) => `person=${open.met}`),
      filteredBy('filter by our person', ({ companion }) => `user=${companion.officer?.id}`),
      filteredBy('filter by office', ({ planter }) => `office=${planter.officer?.officeId}&q=${COMMON}`),
      filteredBy('filter by person in a State', ({ open }) => `person=${open.met}&state=${HELD_WITH},${PLANNED_WITH}`),
    ],
    probes: [
      {
        name: 'filter by a person',
        kinds: ['person'],
        ask: ({ id }) => ({ path: `/api/engagements?person=${id}` }),
        answers: READ,
        never: '200',
        shows: (_record, { open }) => open.gathering,
      },
    ],
  },
  'GET /api/engagements/counts': {
    who: WHO.readers,
    channels: [
      counted('held with a State', `state=${HELD_WITH}&kind=call`, 'engagement'),
      counted('planned with a State', `state=${PLANNED_WITH}&status=planned&from=2026-12&to=2026-12`, 'plan'),
      counted('of all States', 'kind=call&status=planned&limit=100', 'plan'),
      {
        name: 'States that one record alone is about',
        ask: () => ({ path: '/api/engagements/counts?limit=100&from=2026-11&to=2026-11&kind=call' }),
        faults: ({ items }: Counted, reader, planted) =>
          planted.flatMap(({ name, variant, parts: { state } }) => {
            if (state === undefined) return [];
            const is = items.filter((item) => item.state.iso3 === state).reduce((sum, { count }) => sum + count, 0);
            const should = COUNTS.includes(rightOf(reader, variant)) ? 1 : 0;
            return is === should ? [] : [`${name}: counts ${is} with ${state}, not ${should}`];
          }),
      },
    ],
  },
  'GET /api/engagements/overlaps': {
    who: WHO.readers,
    channels: [
      {
        name: 'overlaps',
        ask: () => ({ path: `/api/engagements/overlaps?states=${PLANNED_WITH}&on=${PLANNED_ON}` }),
        finds: ['plan'],
      },
    ],
    probes: [
      {
        name: 'except',
        kinds: ['plan'],
        ask: ({ id }) => ({ path: `/api/engagements/overlaps?states=NOR&on=${PLANNED_ON}&except=${id}` }),
        answers: READ,
        never: '200',
      },
    ],
  },
  'GET /api/engagements/{id}': {
    who: WHO.readers,
    channels: [
      {
        name: 'who was met in the open',
        ask: ({ open }) => ({ path: `/api/engagements/${open.gathering}` }),
        finds: ['person', 'post'],
        status: openTo('public'),
      },
    ],
    probes: [
      {
        name: 'read',
        kinds: CONTACTS,
        ask: ({ id }) => ({ path: `/api/engagements/${id}` }),
        answers: READ,
        never: '404 engagement.not_found',
        shows: ({ n }) => `zq${n}summaryqz`,
      },
    ],
  },
  'POST /api/engagements': {
    who: WHO.writers,
    channels: [
      {
        name: 'warning of what others plan',
        ask: () => ({ path: '/api/engagements', method: 'POST', body: aPlan }),
        status: 201,
        finds: ['plan'],
      },
    ],
    probes: [
      {
        name: 'somebody met',
        kinds: ['person'],
        ask: ({ id }) => post({ peopleMet: [{ personId: id }] }),
        answers: seen(finished),
        never: '400 peopleMet.0.personId reference.unknown',
      },
      {
        name: 'a post in which somebody was met',
        kinds: ['post'],
        ask: ({ id }, { open }) => post({ peopleMet: [{ personId: open.scratch, postId: id }] }),
        answers: seen(finished),
        never: '400 peopleMet.0.postId reference.unknown',
      },
      {
        name: 'an organisation known through a post alone',
        kinds: ['post'],
        ask: ({ parts }) => post({ organisations: [{ institutionId: parts.institution, role: 'host' }] }),
        answers: seen(finished),
        never: '400 organisations.0.institutionId reference.unknown',
      },
      {
        name: 'a file of another',
        kinds: ['file', 'loose_file'],
        ask: ({ id }) => post({ attachmentIds: [id] }),
        answers: seen('400 attachmentIds.0 file.attached_elsewhere'),
        never: '400 attachmentIds.0 reference.unknown',
      },
      {
        name: 'the key of a request of somebody else',
        kinds: CONTACTS,
        ask: ({ key }) => ({ ...post({}), headers: { 'idempotency-key': key } }),
        answers: seen(finished),
        never: finished,
      },
    ],
  },
  'PATCH /api/engagements/{id}': {
    who: WHO.writers,
    probes: [
      {
        name: 'change on a stale version',
        kinds: CONTACTS,
        ask: ({ id }) => ({
          path: `/api/engagements/${id}`,
          method: 'PATCH',
          body: { version: NO_VERSION, title: 'X' },
        }),
        answers: STALE,
        never: '404 engagement.not_found',
      },
      {
        name: 'who took part',
        kinds: CONTACTS,
        ask: ({ id }) => ({
          path: `/api/engagements/${id}`,
          method: 'PATCH',
          body: { version: NO_VERSION, peopleMet: [] },
        }),
        answers: { ...STALE, w: ['403 engagement.attribution_masked'] },
        never: '404 engagement.not_found',
      },
      {
        name: 'a lower label',
        kinds: CONTACTS,
        ask: ({ id }) => ({
          path: `/api/engagements/${id}`,
          method: 'PATCH',
          body: { version: NO_VERSION, label: 'public', caveats: [], labelReason: 'Why not' },
        }),
        answers: {
          // Where there is nothing to lower, what remains is the version; the President-designate writes nothing public.
          W: ['403 label.owner_only', '409 version.stale', '403 label.not_writable'],
          w: ['403 label.owner_only'],
          R: ['403 label.not_writable'],
          r: ['403 label.not_writable'],
        },
        never: '404 engagement.not_found',
      },
    ],
  },
  'DELETE /api/engagements/{id}': {
    who: WHO.writers,
    probes: [
      {
        name: 'take back on a stale version',
        kinds: CONTACTS,
        ask: ({ id }) => ({ path: `/api/engagements/${id}`, method: 'DELETE', body: { version: NO_VERSION } }),
        answers: STALE,
        never: '404 engagement.not_found',
      },
    ],
  },
};

const aPlan = { kind: 'call', on: PLANNED_ON, states: [PLANNED_WITH], label: 'restricted', title: 'Mine' };
function post(more: object) {
  return { path: '/api/engagements', method: 'POST' as const, body: { ...unfinished, ...more } };
}
