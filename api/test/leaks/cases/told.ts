import { type Ask, type Cases, openTo, plain, seen } from '../case.js';
import { inAudit, type Reader, rightOf, WHO } from '../expected.js';
import { HELD_WITH } from '../makers.js';
import { KINDS, type Planted } from '../plant.js';

/** Derived values are for internal readers, and told to them. */
function derived(body: object, reader: Reader, fields: readonly string[]): string[] {
  return fields.flatMap((field) => {
    const [is, should] = [field in body, WHO.internal.includes(reader)];
    return is === should ? [] : [`${field} is ${is ? '' : 'not '}told`];
  });
}

/** Of each State that only one record is about: whether the reader is told of a contact must follow from what they may see. */
function contactsTold(reader: Reader, planted: readonly Planted[], isTold: (state: string) => boolean): string[] {
  return planted.flatMap(({ name, variant, parts: { state } }) => {
    if (state === undefined || !WHO.internal.includes(reader)) return [];
    const should = 'WRwr'.includes(rightOf(reader, variant));
    return isTold(state) === should ? [] : [`${name}: the contact with ${state} is ${should ? 'not ' : ''}told`];
  });
}

/** Where the features come together: the audit, the State's page, Today, reminders, notifications. */
export const toldCases: Cases = {
  'GET /api/audit': {
    who: WHO.everybody,
    channels: [
      {
        name: 'of everything',
        ask: (_world, reader) => history(reader, NOBODY),
        status: (reader) => (reader === 'auditor' ? 200 : 404),
        finds: KINDS,
        through: 'RI',
        right: inAudit,
      },
      {
        name: 'of somebody open',
        ask: ({ open }, reader) => history(reader, open.scratch),
        status: (reader) => (reader === 'auditor' ? 200 : openTo('committee')(reader)),
        right: inAudit,
      },
      {
        name: 'of an open meeting',
        ask: ({ open }, reader) => history(reader, open.gathering),
        status: (reader) => (reader === 'auditor' ? 200 : openTo('public')(reader)),
        right: inAudit,
      },
    ],
    probes: [
      {
        name: 'of a record',
        kinds: KINDS.filter((kind) => kind !== 'deleted_task'),
        ask: ({ id }) => ({ path: `/api/audit?subject=${id}` }),
        answers: { ...seen('200'), I: ['200'] },
        never: (reader) => (reader === 'auditor' ? '200' : '404 record.not_found'),
        right: inAudit,
      },
      {
        name: 'of a record, by who wrote it',
        kinds: ['engagement', 'follow_up'],
        ask: ({ id }, { planter }) => ({ path: `/api/audit?subject=${id}&actor=${planter.officer?.id}` }),
        answers: { ...seen('200'), I: ['200'] },
        never: (reader) => (reader === 'auditor' ? '200' : '404 record.not_found'),
        right: inAudit,
      },
    ],
  },
  'GET /api/states': plain(WHO.register, '/api/states', {
    faults: ({ items }: { items: Listed[] }, reader, planted) => [
      ...derived(items[0] ?? {}, reader, ['owner', 'lastContactOn']),
      ...contactsTold(reader, planted, (state) => Boolean(items.find(({ iso3 }) => iso3 === state)?.lastContactOn)),
    ],
  }),
  'GET /api/states/{iso3}': {
    who: WHO.register,
    channels: [
      {
        name: 'page',
        ask: () => ({ path: `/api/states/${HELD_WITH}` }),
        faults: (body: object, reader) => derived(body, reader, ['assignment', 'lastContact']),
      },
      {
        name: 'count of contacts',
        ask: () => ({ path: `/api/states/${HELD_WITH}` }),
        counts: { of: ['engagement'], through: 'WRwrC', value: (body: Counted) => body.counts.engagements },
      },
      {
        name: 'count of open tasks',
        ask: () => ({ path: `/api/states/${HELD_WITH}` }),
        counts: { of: ['task', 'follow_up'], through: 'WRwrC', value: (body: Counted) => body.counts.openTasks },
      },
    ],
    probes: [
      {
        name: 'the last contact',
        kinds: ['engagement'],
        ask: ({ parts }) => ({ path: `/api/states/${parts.state ?? NO_CONTACT}` }),
        answers: seen('200'),
        never: '200',
        shows: ({ id }, _world, reader) => (WHO.internal.includes(reader) ? `"engagementId":"${id}"` : undefined),
        compare: ({ lastContact }: Listed) => lastContact,
      },
    ],
  },
  'GET /api/overview': plain(WHO.everybody, '/api/overview', {
    faults: (body: { goingCold?: Listed[] }, reader, planted) => [
      ...derived(body, reader, ['goingCold', 'goingColdTotal']),
      ...contactsTold(reader, planted, (state) => !body.goingCold?.some(({ iso3 }) => iso3 === state)),
    ],
  }),
  // What the stream tells are ids of notifications and kinds, once it is asked for in its own type.
  'GET /api/live': plain(WHO.everybody, '/api/live', { status: 406 }),
  'GET /api/reminders': {
    who: WHO.everybody,
    channels: [{ name: 'list', ask: () => ({ path: '/api/reminders?limit=100' }), finds: ['task', 'follow_up'] }],
    probes: [
      {
        name: 'of a task',
        kinds: ['task', 'follow_up'],
        ask: ({ id }) => ({ path: `/api/reminders?task=${id}` }),
        answers: seen('200'),
        never: '200',
        shows: ({ id }) => id,
      },
    ],
  },
  'GET /api/reminders/heartbeat': plain(WHO.everybody, '/api/reminders/heartbeat'),
  'GET /api/notifications': {
    who: WHO.everybody,
    channels: [
      {
        name: 'list',
        ask: () => ({ path: '/api/notifications?limit=100' }),
        finds: ['engagement', 'plan', 'task', 'follow_up'],
      },
      {
        name: 'unread',
        ask: () => ({ path: '/api/notifications?unread=true&limit=1' }),
        counts: {
          of: ['engagement', 'plan', 'task', 'follow_up'],
          through: 'WRwr',
          value: ({ unread }: { unread: number }) => unread,
        },
      },
    ],
  },
  'POST /api/notifications/read': plain(WHO.everybody, '/api/notifications/read', {
    method: 'POST',
    body: {},
    status: 400,
  }),
};

/** Auditors see all of it; the others must name a record. */
function history(reader: Reader, subject: string): Ask {
  return { path: reader === 'auditor' ? '/api/audit?limit=200' : `/api/audit?limit=200&subject=${subject}` };
}

const NOBODY = '00000000-0000-4000-8000-000000000005';
/** A State that no record is about. */
const NO_CONTACT = 'MLT';
interface Listed {
  iso3: string;
  lastContactOn?: string | null;
  lastContact?: object | null;
}
interface Counted {
  counts: { engagements: number; openTasks: number };
}
