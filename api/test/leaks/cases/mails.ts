import { formOf } from '../../file-forms.js';
import { eml } from '../../mails.js';
import { type Cases, NO_VERSION, type Probe, READ, seen } from '../case.js';
import { WHO } from '../expected.js';
import { mailId } from '../makers.js';

const MAILS = ['mail'] as const;
const NEVER = '404 incoming_mail.not_found';
/** A partner observer sends no mail in and holds no mailbox. */
const READERS = WHO.readers.filter((reader) => reader !== 'partner_observer');

/** A request that goes wrong for who may decide on the mail, for a reason of its own: nothing is made. */
function decision(path: string, body: object, answer: string) {
  const probe: Probe = {
    name: `decide: ${path}`,
    kinds: MAILS,
    ask: ({ id }) => ({
      path: `/api/incoming-mails/${id}/${path}`,
      method: 'POST',
      body: { version: NO_VERSION, ...body },
    }),
    answers: seen(answer),
    never: NEVER,
  };
  return { who: WHO.writers, probes: [probe] };
}

/** Mail is for who sent it in, or for the office whose mailbox it is: nobody else learns that it came. */
export const mailCases: Cases = {
  'GET /api/incoming-mails': {
    who: READERS,
    channels: [
      { name: 'list', ask: () => ({ path: '/api/incoming-mails?limit=100' }), finds: MAILS },
      { name: 'list of the rejected', ask: () => ({ path: '/api/incoming-mails?state=rejected' }) },
    ],
  },
  'POST /api/incoming-mails': {
    who: WHO.writers,
    probes: [
      {
        // Who sends it in once more must not learn that it was here.
        name: 'a message that is here already',
        kinds: MAILS,
        ask: ({ n }) => ({
          path: '/api/incoming-mails',
          method: 'POST',
          body: formOf(eml({ id: mailId(n), subject: 'Mine' }), 'a.eml'),
        }),
        answers: seen('201'),
        never: '201',
        compare: (body: object) => Object.keys(body),
      },
    ],
  },
  'GET /api/incoming-mails/{id}': {
    who: READERS,
    probes: [
      {
        name: 'read',
        kinds: MAILS,
        ask: ({ id }) => ({ path: `/api/incoming-mails/${id}` }),
        answers: READ,
        never: NEVER,
        shows: ({ n }) => `zq${n}quotedqz`,
      },
    ],
  },
  'POST /api/incoming-mails/{id}/letter': decision('letter', { state: 'ZZZ' }, '400 state state.unknown'),
  'POST /api/incoming-mails/{id}/contact': decision('contact', { states: ['ZZZ'] }, '400 states.0 state.unknown'),
  'POST /api/incoming-mails/{id}/copy': decision(
    'copy',
    { letterId: '00000000-0000-4000-8000-000000000000' },
    '400 letterId reference.unknown',
  ),
  'POST /api/incoming-mails/{id}/bounce': decision('bounce', {}, '409 mail.no_bounce'),
  'POST /api/incoming-mails/{id}/reject': decision('reject', {}, '409 version.stale'),
  'POST /api/incoming-mails/{id}/restore': decision('restore', {}, '409 mail.waiting'),
  'POST /api/incoming-mails/{id}/forget': decision('forget', {}, '409 version.stale'),
};
