import { randomUUID } from 'node:crypto';
import type { EngagementCreated } from '@demarche/contracts/engagements';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import type { LetterTemplateView } from '@demarche/contracts/letters';
import type { NoteWritten } from '@demarche/contracts/notes';
import type { MandateRecord, OfficeView, UserView } from '@demarche/contracts/offices';
import type { PersonView, PostView } from '@demarche/contracts/people';
import type { OwnSessionView } from '@demarche/contracts/session';
import type { AssignmentView } from '@demarche/contracts/states';
import type { Role } from '@demarche/domain/permissions';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { formOf, keep } from './file-forms.js';
import { batch, begin, makeHere, mission, template } from './letter-batches.js';
import { forgetWrites } from './write-log.js';
import { draft, through } from './letters.js';
import { eml, takenIn } from './mails.js';
import { makeTask } from './task-factory.js';

/** Who writes and what is there to be written to: fresh for every case. */
export interface World {
  app: TestApp;
  isu: Client;
  admin: Client;
}
export interface Write {
  by: Client;
  path: string;
  body?: object;
}
/** Makes what the write needs, and says what is to be sent. */
type Mutation = (world: World) => Write | Promise<Write>;

const PASSWORD = 'a password long enough';
const TODAY = '2026-11-24';

/**
 * One successful case for every route that writes. A feature adds its own here: a route without one fails the audit test.
 * Keys are written as OpenAPI writes them.
 */
/** What is asked by POST, for it is too long for an address: it writes nothing. */
export const ASKED: Record<string, Mutation> = {
  'POST /api/letter-batches/check': async ({ isu }) => {
    const body = { templateIds: [(await template(isu)).id], states: ['AGO'] };
    return { by: isu, path: '/api/letter-batches/check', body };
  },
  'POST /api/letters/preview': ({ isu }) => {
    return { by: isu, path: '/api/letters/preview', body: { state: 'AGO', body: 'a l’honneur', language: 'fr' } };
  },
};

export const MUTATIONS: Record<string, Mutation> = {
  'POST /api/session': async ({ app }) => {
    const { email, password } = await app.make.officer('coordinator');
    return { by: app.anonymous(), path: '/api/session', body: { email, password } };
  },
  'PATCH /api/session': ({ isu }) => ({ by: isu, path: '/api/session', body: { zone: 'Pacific/Auckland' } }),
  'DELETE /api/session': async ({ app }) => ({ by: await app.as('coordinator'), path: '/api/session' }),
  'PATCH /api/session/password': async ({ app }) => {
    const by = await app.as('coordinator');
    return { by, path: '/api/session/password', body: { current: by.officer?.password, next: PASSWORD } };
  },
  'DELETE /api/session/sessions': async ({ isu }) => {
    await isu.signIn(isu.officer?.email ?? '', isu.officer?.password ?? '');
    return { by: isu, path: '/api/session/sessions' };
  },
  'DELETE /api/session/sessions/{id}': async ({ isu }) => {
    await isu.signIn(isu.officer?.email ?? '', isu.officer?.password ?? '');
    const { body } = await isu.get<{ items: OwnSessionView[] }>('/api/session/sessions');
    return { by: isu, path: `/api/session/sessions/${body.items.find((one) => !one.current)?.id}` };
  },
  'POST /api/users': ({ admin }) => ({ by: admin, path: '/api/users', body: newUser() }),
  'PATCH /api/users/{id}': async ({ admin }) => {
    const { id } = await made<UserView>(admin, '/api/users', newUser());
    return { by: admin, path: `/api/users/${id}`, body: { version: 1, active: false } };
  },
  'POST /api/offices': ({ admin }) => ({ by: admin, path: '/api/offices', body: newOffice() }),
  'PATCH /api/offices/{id}': async ({ admin }) => {
    const { id } = await made<OfficeView>(admin, '/api/offices', newOffice());
    return { by: admin, path: `/api/offices/${id}`, body: { version: 1, shortName: 'New' } };
  },
  'POST /api/offices/{id}/mandates': async ({ admin }) => {
    const { officeId, body } = await newMandate(admin);
    return { by: admin, path: `/api/offices/${officeId}/mandates`, body };
  },
  'PATCH /api/offices/{id}/mandates/{mandateId}': async ({ admin }) => {
    const { officeId, body } = await newMandate(admin);
    const { id } = await made<MandateRecord>(admin, `/api/offices/${officeId}/mandates`, body);
    return { by: admin, path: `/api/offices/${officeId}/mandates/${id}`, body: { version: 1, to: TODAY } };
  },
  'POST /api/break-glass': async ({ isu, admin }) => {
    const { id } = await makeTask(isu, { label: 'restricted' });
    const body = { subjectKind: 'task', subjectId: id, reason: 'The mission was flooded' };
    return { by: admin, path: '/api/break-glass', body };
  },

  'POST /api/files': ({ isu }) => ({ by: isu, path: '/api/files', body: formOf('Dear colleague') }),
  'DELETE /api/files/{id}': async ({ isu }) => {
    const { id } = await keep(isu, 'Sent by mistake');
    return { by: isu, path: `/api/files/${id}`, body: { version: 1 } };
  },

  'POST /api/institutions': ({ isu }) => ({ by: isu, path: '/api/institutions', body: newInstitution() }),
  'POST /api/posts': ({ isu }) => ({ by: isu, path: '/api/posts', body: newPost() }),
  'PATCH /api/posts/{id}': async ({ isu }) => {
    const { id } = await made<PostView>(isu, '/api/posts', newPost());
    return { by: isu, path: `/api/posts/${id}`, body: { version: 1, function: 'Deputy' } };
  },
  'POST /api/people': ({ isu }) => ({ by: isu, path: '/api/people', body: { name: 'Officer A (fictional)' } }),
  'PATCH /api/people/{id}': async ({ isu }) => {
    const { id } = await made<PersonView>(isu, '/api/people', { name: 'Officer A (fictional)' });
    return { by: isu, path: `/api/people/${id}`, body: { version: 1, name: 'Officer B (fictional)' } };
  },
  'POST /api/people/{id}/holdings': async ({ isu }) => {
    const { id } = await made<PersonView>(isu, '/api/people', { name: 'Officer A (fictional)' });
    const post = await made<PostView>(isu, '/api/posts', newPost());
    return { by: isu, path: `/api/people/${id}/holdings`, body: { postId: post.id, from: TODAY } };
  },
  'PATCH /api/people/{id}/holdings/{holdingId}': async ({ isu }) => {
    const post = await made<PostView>(isu, '/api/posts', newPost());
    const holding = { postId: post.id, from: '2026-01-01' };
    const person = await made<PersonView>(isu, '/api/people', { name: 'Officer A (fictional)', holding });
    const path = `/api/people/${person.id}/holdings/${person.posts[0]?.holdingId}`;
    return { by: isu, path, body: { version: 1, to: TODAY } };
  },
  'POST /api/people/{id}/erase': async ({ isu }) => {
    const { id } = await made<PersonView>(isu, '/api/people', { name: 'Officer A (fictional)' });
    return { by: isu, path: `/api/people/${id}/erase`, body: { version: 1, reason: 'Asked for' } };
  },
  'POST /api/people/{id}/flags': async ({ isu }) => {
    const { id } = await made<PersonView>(isu, '/api/people', { name: 'Officer A (fictional)' });
    return { by: isu, path: `/api/people/${id}/flags`, body: newFlag('focal_point') };
  },
  'POST /api/institutions/{id}/flags': async ({ isu }) => {
    const { id } = await made<{ id: string }>(isu, '/api/institutions', newInstitution());
    return { by: isu, path: `/api/institutions/${id}/flags`, body: newFlag('lead_ministry') };
  },
  'PATCH /api/flags/{id}': ({ isu }) => onFlag(isu, { to: TODAY }),
  'DELETE /api/flags/{id}': ({ isu }) => onFlag(isu, { reason: 'Never was' }),
  'POST /api/people/{id}/bounce': async ({ isu }) => {
    const { id } = await made<PersonView>(isu, '/api/people', { name: 'Officer A', email: 'a@example.org' });
    return { by: isu, path: `/api/people/${id}/bounce`, body: { version: 1 } };
  },
  'DELETE /api/people/{id}/bounce': async ({ isu }) => {
    const { id } = await made<PersonView>(isu, '/api/people', { name: 'Officer A', email: 'a@example.org' });
    return { by: isu, path: `/api/people/${id}/bounce`, body: { version: 1 } };
  },
  'POST /api/posts/{id}/bounce': async ({ isu }) => {
    const { id } = await made<PostView>(isu, '/api/posts', { ...newPost(), email: 'p@example.org' });
    return { by: isu, path: `/api/posts/${id}/bounce`, body: { version: 1 } };
  },
  'DELETE /api/posts/{id}/bounce': async ({ isu }) => {
    const { id } = await made<PostView>(isu, '/api/posts', { ...newPost(), email: 'p@example.org' });
    return { by: isu, path: `/api/posts/${id}/bounce`, body: { version: 1 } };
  },
  'POST /api/posts/{id}/holder': async ({ isu }) => {
    const { id } = await made<PostView>(isu, '/api/posts', newPost());
    return {
      by: isu,
      path: `/api/posts/${id}/holder`,
      body: { version: 1, from: TODAY, person: { name: 'Officer B' } },
    };
  },
  'POST /api/people/merge': async ({ isu }) => ({ by: isu, path: '/api/people/merge', body: await twoToMerge(isu) }),
  'POST /api/people/merges/{id}/undo': async ({ isu }) => {
    const { id } = await made<{ id: string }>(isu, '/api/people/merge', await twoToMerge(isu));
    return { by: isu, path: `/api/people/merges/${id}/undo` };
  },

  'POST /api/engagements': ({ isu }) => ({ by: isu, path: '/api/engagements', body: newEngagement() }),
  'PATCH /api/engagements/{id}': async ({ isu }) => {
    const { engagement } = await made<EngagementCreated>(isu, '/api/engagements', newEngagement());
    return { by: isu, path: `/api/engagements/${engagement.id}`, body: { version: 1, outcome: 'A toolkit was sent' } };
  },
  'DELETE /api/engagements/{id}': async ({ isu }) => {
    const { engagement } = await made<EngagementCreated>(isu, '/api/engagements', newEngagement());
    return { by: isu, path: `/api/engagements/${engagement.id}`, body: { version: 1 } };
  },

  'PUT /api/states/{iso3}/assignment': ({ isu }) => ({
    by: isu,
    path: '/api/states/KEN/assignment',
    body: { officeId: isu.officer?.officeId, tier: 1 },
  }),
  'DELETE /api/states/{iso3}/assignment': async ({ isu }) => {
    const path = '/api/states/AGO/assignment';
    const { status, body } = await isu.send<AssignmentView>('PUT', path, { officeId: isu.officer?.officeId, tier: 1 });
    if (status !== 200) throw new Error(`PUT ${path}: ${status} ${JSON.stringify(body)}`);
    return { by: isu, path, body: { version: body.version } };
  },

  'POST /api/tasks': ({ isu }) => {
    const body = { title: 'Send the model law', dueOn: '2026-12-24', assigneeUserId: isu.officer?.id };
    return { by: isu, path: '/api/tasks', body };
  },
  'PATCH /api/tasks/{id}': ({ isu }) => onTask(isu, '', { title: 'Send it again' }),
  'DELETE /api/tasks/{id}': ({ isu }) => onTask(isu, '', {}),
  'POST /api/tasks/{id}/close': ({ isu }) => onTask(isu, '/close', {}),
  'POST /api/tasks/{id}/reopen': async ({ isu }) => {
    const write = await onTask(isu, '/close', {});
    await isu.post(write.path, write.body);
    return { by: isu, path: write.path.replace('/close', '/reopen'), body: { version: 2 } };
  },
  'POST /api/tasks/{id}/reassign': ({ isu }) => onTask(isu, '/reassign', { assigneeOfficeId: isu.officer?.officeId }),
  'POST /api/tasks/{id}/restore': async ({ isu }) => {
    const write = await onTask(isu, '', {});
    await isu.delete(write.path, write.body);
    return { by: isu, path: `${write.path}/restore`, body: { version: 2 } };
  },

  'POST /api/letters': ({ isu }) => ({ by: isu, path: '/api/letters', body: { body: 'a l’honneur', language: 'fr' } }),
  'POST /api/letters/received': ({ isu }) => {
    return { by: isu, path: '/api/letters/received', body: { receivedOn: '2026-01-05', state: 'AGO' } };
  },
  'POST /api/letters/of-others': ({ isu }) => {
    const body = { origin: 'depositary', sentOn: '2026-01-05', state: 'AGO' };
    return { by: isu, path: '/api/letters/of-others', body };
  },
  'PATCH /api/letters/{id}': ({ isu }) => onLetter(isu, '', { subject: 'Accession' }),
  'DELETE /api/letters/{id}': ({ isu }) => onLetter(isu, '', {}),
  'POST /api/letters/{id}/steps/{step}': ({ isu }) => onLetter(isu, '/steps/clear', {}),

  'POST /api/letter-batches': async ({ isu }) => {
    const { post } = await mission(isu, 'AGO');
    const addressees = [{ state: 'AGO', postId: post.id, language: 'en' }];
    const body = { name: 'To all', templateIds: [(await template(isu)).id], addressees };
    return { by: isu, path: '/api/letter-batches', body };
  },
  'POST /api/letter-batches/{id}/cancel': async ({ isu }) => {
    const { id, version } = await newBatch(isu);
    return { by: isu, path: `/api/letter-batches/${id}/cancel`, body: { version } };
  },
  'POST /api/letter-batches/{id}/steps/{step}': async ({ app, isu }) => {
    const { id } = await newBatch(isu);
    await makeHere(app, id);
    // How far it was, while it was made, is no change of a record.
    await forgetWrites(app.owner);
    return {
      by: isu,
      path: `/api/letter-batches/${id}/steps/clear`,
      body: { version: (await batch(isu, id)).version },
    };
  },

  'POST /api/letter-templates': ({ isu }) => ({ by: isu, path: '/api/letter-templates', body: newTemplate() }),
  'PATCH /api/letter-templates/{id}': async ({ isu }) => {
    const { id } = await made<LetterTemplateView>(isu, '/api/letter-templates', newTemplate());
    return { by: isu, path: `/api/letter-templates/${id}`, body: { version: 1, name: `Other ${id}` } };
  },
  'DELETE /api/letter-templates/{id}': async ({ isu }) => {
    const { id } = await made<LetterTemplateView>(isu, '/api/letter-templates', newTemplate());
    return { by: isu, path: `/api/letter-templates/${id}`, body: { version: 1 } };
  },

  'POST /api/notes': ({ isu }) => ({ by: isu, path: '/api/notes', body: newNote() }),
  'PATCH /api/notes/{id}': ({ isu }) => onNote(isu, { text: 'Another word' }),
  'DELETE /api/notes/{id}': ({ isu }) => onNote(isu, {}),
  'POST /api/notes/{id}/restore': async ({ isu }) => {
    const { path, body } = await onNote(isu, {});
    await isu.delete(path, body);
    return { by: isu, path: `${path}/restore`, body: { version: 2 } };
  },

  'POST /api/incoming-mails': ({ isu }) => ({ by: isu, path: '/api/incoming-mails', body: formOf(eml(), 'a.eml') }),
  'POST /api/incoming-mails/{id}/letter': ({ isu }) => onMail(isu, '/letter', { state: 'KEN' }),
  'POST /api/incoming-mails/{id}/contact': ({ isu }) => onMail(isu, '/contact', { states: ['KEN'] }),
  'POST /api/incoming-mails/{id}/copy': async ({ isu }) => {
    const letter = await through(isu, await draft(isu, { form: 'non_paper' }), 'clear', 'send');
    return onMail(isu, '/copy', { letterId: letter.id });
  },
  'POST /api/incoming-mails/{id}/bounce': async ({ isu }) => {
    const mail = await takenIn(isu, { head: ['X-Failed-Recipients: gone@foreign.gov.ke'] });
    return { by: isu, path: `/api/incoming-mails/${mail.id}/bounce`, body: { version: 1 } };
  },
  'POST /api/incoming-mails/{id}/reject': ({ isu }) => onMail(isu, '/reject', {}),
  'POST /api/incoming-mails/{id}/restore': async ({ isu }) => {
    const write = await onMail(isu, '/reject', {});
    await isu.post(write.path, write.body);
    return { by: isu, path: write.path.replace('/reject', '/restore'), body: { version: 2 } };
  },
  'POST /api/incoming-mails/{id}/forget': ({ isu }) => onMail(isu, '/forget', {}),

  'POST /api/notifications/read': ({ isu }) =>
    Promise.resolve({ by: isu, path: '/api/notifications/read', body: { all: true } }),
};

/** Posts and answers what was made. Throws unless it was. */
export async function made<T>(by: Client, path: string, body: object): Promise<T> {
  const answer = await by.post<T>(path, body);
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function onTask(by: Client, step: string, change: object): Promise<Write> {
  const task = await makeTask(by);
  return { by, path: `/api/tasks/${task.id}${step}`, body: { version: 1, ...change } };
}

async function newBatch(by: Client): Promise<LetterBatchView> {
  const { post } = await mission(by, 'AGO');
  const to = [{ state: 'AGO', postId: post.id, language: 'en' as const }];
  return (await begin(by, [(await template(by)).id], to)).body;
}

async function onLetter(by: Client, path: string, change: object): Promise<Write> {
  const letter = await draft(by, { form: 'non_paper' });
  return { by, path: `/api/letters/${letter.id}${path}`, body: { version: 1, ...change } };
}

async function onNote(by: Client, change: object): Promise<Write> {
  const { note } = await made<NoteWritten>(by, '/api/notes', newNote());
  return { by, path: `/api/notes/${note.id}`, body: { version: 1, ...change } };
}

async function onMail(by: Client, path: string, change: object): Promise<Write> {
  const mail = await takenIn(by);
  return { by, path: `/api/incoming-mails/${mail.id}${path}`, body: { version: 1, ...change } };
}

const newEngagement = () => ({
  kind: 'call',
  status: 'held',
  on: '2026-01-05',
  states: ['AGO'],
  followUp: { title: 'Send the toolkit', dueOn: '2026-12-24' },
});
const newTemplate = () => ({ form: 'email', language: 'en', name: `Template ${randomUUID()}`, body: 'Dear colleague' });
const newUser = () => ({ name: 'A', email: `${randomUUID()}@example.org`, password: PASSWORD });
const newNote = () => ({ subjectKind: 'state', subjectId: 'KEN', text: 'Ask again in May' });
const newOffice = () => ({ kind: 'coordinator', name: `Office ${randomUUID()}`, shortName: 'Office' });
const newInstitution = () => ({ name: `Mission ${randomUUID()} (fictional)`, kind: 'permanent_mission' });
const newPost = () => ({ function: 'Counsellor', institution: newInstitution() });

const newFlag = (kind: string) => ({ kind, evidence: 'Note verbale 12/2026', from: TODAY });

async function onFlag(by: Client, change: object): Promise<Write> {
  const { id } = await made<PersonView>(by, '/api/people', { name: 'Officer A (fictional)' });
  const { flags } = await made<PersonView>(by, `/api/people/${id}/flags`, newFlag('focal_point'));
  return { by, path: `/api/flags/${flags[0]?.id}`, body: { version: 1, ...change } };
}

async function twoToMerge(isu: Client): Promise<object> {
  const [keep, gone] = [{ name: `Officer ${randomUUID()}` }, { name: 'Officer D', email: 'd@example.org' }];
  const ids = [await made<PersonView>(isu, '/api/people', keep), await made<PersonView>(isu, '/api/people', gone)];
  return { keep: ids[0]?.id, gone: ids[1]?.id, versions: { keep: 1, gone: 1 } };
}

async function newMandate(admin: Client): Promise<{ officeId: string; body: object }> {
  const office = await made<OfficeView>(admin, '/api/offices', newOffice());
  const user = await made<UserView>(admin, '/api/users', newUser());
  const role: Role = 'coordinator';
  return { officeId: office.id, body: { userId: user.id, role, from: '2026-01-01' } };
}
