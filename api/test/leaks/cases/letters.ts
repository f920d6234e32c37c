import type { LetterView } from '@demarche/contracts/letters';
import { COMMON } from '../canaries.js';
import { type Cases, type Channel, NO_VERSION, openTo, plain, type Probe, READ, seen, STALE } from '../case.js';
import { type Reader, type Right, rightOf, WHO } from '../expected.js';
import { SEATED_IN } from '../makers.js';
import type { Kind, Planted } from '../plant.js';

/** One that is none. */
const TEMPLATE = '00000000-0000-4000-8000-000000000004';
const NONE = '00000000-0000-4000-8000-000000000007';
/** What only asks has no label. */
const UNLABELLED = { label: undefined };
const LETTERS: readonly Kind[] = ['letter', 'answer'];
const ADDRESSEES: readonly Kind[] = ['person', 'namesake'];
const NEVER = '404 letter.not_found';
const MASKED = '403 letter.attribution_masked';
/** Who sees a letter whose attribution is masked does not see to whom it went, and does not change it. */
const ATTRIBUTED: Probe['answers'] = { W: ['200'], R: ['200'], w: [MASKED], r: [MASKED] };
const CHANGED: Probe['answers'] = { ...STALE, w: [MASKED] };

/** What the address of a letter that is open to all answers. */
const asOpen = (reader: Reader) => (openTo('public')(reader) === 200 ? '200' : NEVER);

function list(name: string, query: string, more: Partial<Channel> = {}): Channel {
  return { name, ask: () => ({ path: `/api/letters?limit=100&${query}` }), finds: LETTERS, ...more };
}

/** A request that names a record by one of its fields, and stops at a fault behind it: nothing is made. */
function naming(path: string, field: string, kinds: Probe['kinds'], more: object, behind: string): Probe {
  return {
    name: `name ${kinds[0]} in ${path}`,
    kinds,
    ask: ({ id }) => ({ path, method: 'POST', body: { label: 'committee', ...more, [field]: id } }),
    answers: seen(behind),
    never: `400 ${field} reference.unknown`,
  };
}

function parties(path: string, more: object): Probe[] {
  const fault = { ...more, state: 'ZZZ' };
  return [
    naming(path, 'postId', ['post', 'namesake'], fault, '400 state state.unknown'),
    naming(path, 'personId', ['person'], fault, '400 state state.unknown'),
  ];
}

function write(name: string, method: 'PATCH' | 'DELETE' | 'POST', path: string, body: object, answers = CHANGED) {
  const probe: Probe = {
    name,
    kinds: LETTERS,
    ask: ({ id }) => ({ path: `/api/letters/${id}${path}`, method, body: { version: NO_VERSION, ...body } }),
    answers,
    never: NEVER,
  };
  return { who: WHO.writers, probes: [probe] };
}

function answered({ items }: { items: { id: string; status: string }[] }, reader: Reader, planted: readonly Planted[]) {
  return planted.flatMap(({ name, question, variant }) => {
    const status = items.find(({ id }) => id === question)?.status;
    const should = 'WRwr'.includes(rightOf(reader, variant)) ? 'replied' : 'received';
    return status === undefined || status === should ? [] : [`${name}: its question is ${status}, not ${should}`];
  });
}

export const letterCases: Cases = {
  'GET /api/letters': {
    who: WHO.readers,
    channels: [
      list('list', ''),
      list('list of a State', `state=${SEATED_IN}`),
      list('search', `q=${COMMON}`),
      list('filter by status', 'status=sent,replied'),
      list('list of a batch', '', {
        ask: ({ open }) => ({ path: `/api/letters?limit=100&batch=${open.batch}` }),
        only: ({ kind }) => kind === 'letter',
        finds: ['letter'],
      }),
      // To who may not see whose letter it is, no filter by it tells.
      list('filter by reference', 'ref=SECRETARIAT', { through: 'WR' }),
      list('filter by person', '', {
        through: 'WR',
        ask: ({ open }) => ({ path: `/api/letters?limit=100&person=${open.met}` }),
      }),
      list('filter by office', '', {
        through: 'WR',
        ask: ({ planter }) => ({ path: `/api/letters?limit=100&course=outgoing&office=${planter.officer?.officeId}` }),
      }),
      // An answer that the reader may not see has not come.
      list('open letters that were answered', 'course=incoming', { finds: [], faults: answered }),
      list('what is awaited', 'awaiting=any', { finds: [] }),
    ],
  },
  'GET /api/letters/{id}': {
    who: WHO.readers,
    probes: [
      {
        name: 'read',
        kinds: LETTERS,
        ask: ({ id }) => ({ path: `/api/letters/${id}` }),
        answers: READ,
        never: NEVER,
        shows: ({ n }) => `zq${n}bodyqz`,
      },
      {
        name: 'read the answer to it',
        kinds: ['letter'],
        ask: ({ parts }) => ({ path: `/api/letters/${parts.reply ?? NONE}` }),
        answers: READ,
        never: NEVER,
        shows: ({ id }) => id,
      },
      {
        name: 'read the open letter that it answers',
        kinds: ['answer'],
        ask: ({ question }, { open }) => ({ path: `/api/letters/${question ?? open.question}` }),
        answers: READ,
        never: asOpen,
        shows: ({ id }) => id,
        compare: ({ status, repliedOn, answeredBy, steps }: LetterView) => [status, repliedOn, answeredBy, steps],
      },
      {
        name: 'read an open letter to them',
        kinds: ADDRESSEES,
        ask: ({ parts }, { open }) => ({ path: `/api/letters/${parts.letter ?? open.question}` }),
        answers: READ,
        never: asOpen,
        shows: ({ id }) => id,
        compare: ({ post, person }: LetterView) => [post, person],
      },
    ],
  },
  'GET /api/letters/{id}/document': {
    who: WHO.readers,
    probes: [
      {
        name: 'read as it reads',
        kinds: LETTERS,
        ask: ({ id }) => ({ path: `/api/letters/${id}/document` }),
        answers: ATTRIBUTED,
        never: NEVER,
      },
      {
        // That there is somebody it goes to stands in the letter; who, for those who may know them.
        name: 'an open letter to them as it reads',
        kinds: ADDRESSEES,
        ask: ({ parts }, { open }) => ({ path: `/api/letters/${parts.letter ?? open.question}/document` }),
        answers: { ...READ, C: [MASKED] },
        never: NEVER,
        right: (reader, variant) =>
          asOpen(reader) === '200' ? (rightOf(reader, variant).replace('-', 'C') as Right) : '-',
      },
    ],
  },
  'GET /api/letters/{id}/files/{format}': {
    who: WHO.readers,
    probes: [
      {
        name: 'as a file',
        kinds: LETTERS,
        ask: ({ id }) => ({ path: `/api/letters/${id}/files/docx` }),
        answers: ATTRIBUTED,
        never: NEVER,
      },
    ],
  },
  'POST /api/letters': {
    who: WHO.writers,
    probes: [
      naming('/api/letters', 'answersId', LETTERS, {}, '400 answersId letter.same_course'),
      ...parties('/api/letters', {}),
      {
        name: 'a file of another',
        kinds: ['file', 'loose_file', 'enclosure'],
        ask: ({ id }) => ({ path: '/api/letters', method: 'POST', body: { label: 'committee', attachmentIds: [id] } }),
        answers: seen('400 attachmentIds.0 file.attached_elsewhere'),
        never: '400 attachmentIds.0 reference.unknown',
      },
    ],
  },
  'POST /api/letters/preview': {
    who: WHO.writers,
    probes: [
      {
        ...naming(
          '/api/letters/preview',
          'letterId',
          LETTERS,
          { ...UNLABELLED, state: 'ZZZ' },
          '400 state state.unknown',
        ),
        answers: { W: ['400 state state.unknown'], R: ['400 state state.unknown'], w: [MASKED], r: [MASKED] },
      },
      ...parties('/api/letters/preview', UNLABELLED),
    ],
  },
  'POST /api/letters/received': {
    who: WHO.writers,
    probes: [
      naming(
        '/api/letters/received',
        'answersId',
        LETTERS,
        { receivedOn: '2026-11-23' },
        '400 receivedOn letter.before_its_letter',
      ),
      ...parties('/api/letters/received', { receivedOn: '2026-11-24' }),
    ],
  },
  'POST /api/letters/of-others': {
    who: WHO.writers,
    probes: parties('/api/letters/of-others', { origin: 'partner', sentOn: '2026-11-24' }),
  },
  'PATCH /api/letters/{id}': write('change on a stale version', 'PATCH', '', { theirRef: 'X' }),
  'DELETE /api/letters/{id}': write(
    'throw away what has its number',
    'DELETE',
    '',
    {},
    { ...CHANGED, W: ['409 letter.numbered'] },
  ),
  'POST /api/letters/{id}/steps/{step}': write('close on a stale version', 'POST', '/steps/close', {}),
  // Templates carry no label: nothing of a letter goes into one.
  'GET /api/letter-templates': plain(WHO.readers, '/api/letter-templates?limit=100'),
  'GET /api/letter-templates/{id}': plain(WHO.readers, `/api/letter-templates/${TEMPLATE}`, { status: 404 }),
  'GET /api/letter-templates/{id}/preview': plain(WHO.writers, `/api/letter-templates/${TEMPLATE}/preview`, {
    status: 404,
  }),
  'POST /api/letter-templates': plain(WHO.writers, '/api/letter-templates', { method: 'POST', body: {}, status: 400 }),
  'PATCH /api/letter-templates/{id}': plain(WHO.writers, `/api/letter-templates/${TEMPLATE}`, {
    method: 'PATCH',
    body: { version: 1 },
    status: 404,
  }),
  'DELETE /api/letter-templates/{id}': plain(WHO.writers, `/api/letter-templates/${TEMPLATE}`, {
    method: 'DELETE',
    body: { version: 1 },
    status: 404,
  }),
};
