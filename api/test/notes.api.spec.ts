import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { EngagementCreated } from '@demarche/contracts/engagements';
import type { NoteView, NoteWritten } from '@demarche/contracts/notes';
import type { PersonView } from '@demarche/contracts/people';
import type { NotificationPage } from '@demarche/contracts/reminders';
import { mentionOf } from '@demarche/domain/note';
import type { Answer, Client } from './client.js';
import { addressee, draft, LetterOffice } from './letters.js';
import { made } from './mutations.js';
import { makeTask } from './task-factory.js';

describe('notes', () => {
  let office: LetterOffice;
  let isu: Client;
  let coordinator: Client;
  let partner: Client;

  beforeAll(async () => {
    office = await LetterOffice.open();
    isu = office.isu;
    coordinator = await office.app.as('coordinator');
    partner = await office.app.as('partner_observer');
  });
  afterAll(() => office.app.close());

  const write = (by: Client, subjectKind: string, subjectId: string, text: string, more: object = {}) =>
    by.post<NoteWritten>('/api/notes', { subjectKind, subjectId, text, ...more });
  const list = (by: Client, subjectKind: string, subjectId: string, more = '') =>
    by.get<Page<NoteView>>(`/api/notes?subjectKind=${subjectKind}&subjectId=${subjectId}${more}`);
  const told = async (by: Client) => (await by.get<NotificationPage>('/api/notifications')).body;
  const idOf = (client: Client) => client.officer?.id ?? '';
  const contact = (more: object = {}) =>
    made<EngagementCreated>(isu, '/api/engagements', { kind: 'call', on: '2026-11-20', states: ['KEN'], ...more });

  it('stand on every kind of record, the latest first, page by page', async () => {
    const post = await addressee(isu);
    const person = await made<PersonView>(isu, '/api/people', { name: 'Amina (fictional)' });
    const letter = await draft(isu);
    const task = await makeTask(isu);
    const { engagement } = await contact();
    const subjects = [
      ['state', 'KEN'],
      ['person', person.id],
      ['post', post.id],
      ['institution', post.institution.id],
      ['engagement', engagement.id],
      ['letter', letter.id],
      ['task', task.id],
    ] as const;
    for (const [kind, id] of subjects) {
      const first = await write(isu, kind, id, `On a ${kind}`);
      expect([first.status, first.body]).toMatchObject([
        201,
        { note: { subject: { kind, id }, mayWrite: true }, unheard: [] },
      ]);
      await write(coordinator, kind, id, 'Second');
      const { body } = await list(coordinator, kind, id);
      expect(body.items.map(({ text, mayWrite }) => [text, mayWrite])).toEqual(
        expect.arrayContaining([
          ['Second', true],
          [`On a ${kind}`, false],
        ]),
      );
    }
    const page = (await list(isu, 'state', 'KEN', '&limit=1')).body;
    const next = (await list(isu, 'state', 'KEN', `&limit=1&after=${page.next}`)).body;
    expect([...page.items, ...next.items].map(({ text }) => text).sort()).toEqual(['On a state', 'Second']);
    expect(next.next).toBeNull();
  });

  it.each([
    ['state', 'XXX'],
    ['state', '00000000-0000-4000-8000-000000000000'],
    ['task', '00000000-0000-4000-8000-000000000000'],
    ['task', 'KEN'],
  ])('stand on nothing that is not there: %s %s', async (kind, id) => {
    const answers = [await write(isu, kind, id, 'x'), await list(isu, kind, id)];
    for (const { status, body } of answers)
      expect([status, body]).toMatchObject([404, { code: 'note_subject.not_found' }]);
  });

  it.each([
    [{ text: '  ' }, 'text'],
    [{ text: 'x'.repeat(5_001) }, 'text'],
    [{ text: mentionOf('00000000-0000-4000-8000-000000000000') }, 'text'],
    [{ subjectKind: 'vote' }, 'subjectKind'],
    [{ subjectId: "KEN'--" }, 'subjectId'],
    [{ label: 'secret' }, 'label'],
  ])('refuse %j', async (change, field) => {
    const body = { subjectKind: 'state', subjectId: 'KEN', text: 'x', ...change };
    const { status, body: problem } = await isu.post<{ errors: { field: string }[] }>('/api/notes', body);
    expect([status, problem.errors.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it('tell whom they mention in the app and by mail, once, and their writer who is not told', async () => {
    const colleague = await office.app.as('coordinator');
    const { engagement } = await contact({ label: 'internal', title: 'Lunch' });
    const text = `Ask ${mentionOf(idOf(colleague))} and ${mentionOf(idOf(partner))}, says ${mentionOf(idOf(isu))}.`;
    const { body } = await write(isu, 'engagement', engagement.id, text);
    expect(body.unheard).toEqual([{ id: idOf(partner), name: partner.officer?.name }]);
    expect(body.note.mentions).toHaveLength(3);
    expect((await told(partner)).items).toEqual([]);
    expect((await told(isu)).items).toEqual([]);
    const [news] = (await told(colleague)).items;
    expect(news).toMatchObject({
      kind: 'note_mention',
      title: `${isu.officer?.name} mentioned you in a note`,
      body: `Ask @${colleague.officer?.name} and @${partner.officer?.name}, says @${isu.officer?.name}.`,
      link: `/engagements/${engagement.id}`,
      mail: 'not_sent_no_server',
    });
    // Told once: an edit tells those alone who are new in it.
    const more = `${text} ${mentionOf(idOf(coordinator))}`;
    const changed = await isu.patch<NoteWritten>(`/api/notes/${body.note.id}`, { version: 1, text: more });
    expect(changed.body).toMatchObject({ note: { edited: true, version: 2 }, unheard: [{ id: idOf(partner) }] });
    expect((await told(colleague)).items).toHaveLength(1);
    expect((await told(coordinator)).items.map(({ kind }) => kind)).toContain('note_mention');
    // What is taken back, or closed to them, is told no more.
    await isu.delete(`/api/notes/${body.note.id}`, { version: 2 });
    expect((await told(colleague)).items).toEqual([]);
    await isu.post(`/api/notes/${body.note.id}/restore`, { version: 3 });
    expect((await told(colleague)).items).toHaveLength(1);
    await isu.patch(`/api/engagements/${engagement.id}`, { version: 1, label: 'restricted' });
    expect((await told(colleague)).items).toEqual([]);
  });

  it('are as closed as their record, whatever label they are given, and follow it', async () => {
    const cases = [
      ['engagement', (await contact({ label: 'public' })).engagement.id, '/api/engagements/'],
      ['letter', (await draft(isu, { label: 'public' })).id, '/api/letters/'],
      ['task', (await makeTask(isu, { label: 'public' })).id, '/api/tasks/'],
      [
        'person',
        (await made<PersonView>(isu, '/api/people', { name: 'P (fictional)', label: 'public' })).id,
        '/api/people/',
      ],
    ] as const;
    for (const [kind, id, path] of cases) {
      const { note } = (await write(isu, kind, id, `zznote ${kind}`, { label: 'public' })).body;
      expect((await partner.get(`/api/notes/${note.id}`)).status, kind).toBe(200);
      const closed = await isu.patch(`${path}${id}`, { version: 1, label: 'restricted' });
      expect(closed.status, kind).toBe(200);
      const mine = (await isu.get<NoteView>(`/api/notes/${note.id}`)).body;
      expect(mine, kind).toMatchObject({ label: 'public', effectiveLabel: 'restricted', version: 1 });
      const answers = [
        await coordinator.get(`/api/notes/${note.id}`),
        await list(coordinator, kind, id),
        await write(coordinator, kind, id, 'x'),
        await coordinator.patch(`/api/notes/${note.id}`, { version: 1, text: 'x' }),
      ];
      expect(
        answers.map(({ status }) => status),
        kind,
      ).toEqual([404, 404, 404, 404]);
      await isu.patch(`${path}${id}`, { version: 2, label: 'public', labelReason: 'The ministry made it public' });
      expect((await partner.get(`/api/notes/${note.id}`)).status, kind).toBe(200);
      await isu.patch(`/api/notes/${note.id}`, { version: 1, label: 'internal' });
      expect((await partner.get(`/api/notes/${note.id}`)).status, kind).toBe(404);
    }
  });

  it('mask their writer under the Chatham House rule, and are nowhere where the record may be counted only', async () => {
    const masked = (await contact({ label: 'public', caveats: ['chatham_house'] })).engagement.id;
    const { note } = (await write(isu, 'engagement', masked, 'Who said it?', { label: 'public' })).body;
    expect(note.author).toMatchObject({ id: idOf(isu) });
    expect((await coordinator.get<NoteView>(`/api/notes/${note.id}`)).body).toMatchObject({
      text: 'Who said it?',
      author: null,
    });
    const counted = (await contact({ label: 'public', caveats: ['counts_only'] })).engagement.id;
    const hidden = (await write(isu, 'engagement', counted, 'Hidden', { label: 'public' })).body.note;
    expect((await coordinator.get(`/api/notes/${hidden.id}`)).status).toBe(404);
  });

  it('are changed by who wrote them alone, on their version, and leave their audit', async () => {
    const { note } = (await write(isu, 'state', 'AGO', 'First')).body;
    const path = `/api/notes/${note.id}`;
    const foreign = await coordinator.patch(path, { version: 1, text: 'Not mine' });
    expect([foreign.status, foreign.body]).toMatchObject([403, { code: 'note.author_only' }]);
    expect((await coordinator.delete(path, { version: 1 })).status).toBe(403);
    const race: Answer<NoteWritten>[] = await Promise.all(
      ['A', 'B', 'C'].map((text) => isu.patch<NoteWritten>(path, { version: 1, text })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await isu.delete(path, { version: 2 })).status).toBe(204);
    expect((await isu.get(path)).status).toBe(404);
    expect((await list(isu, 'state', 'AGO')).body.items).toEqual([]);
    expect((await isu.post<NoteView>(`${path}/restore`, { version: 3 })).body).toMatchObject({ version: 4 });
    const actions = await office.app.owner.query<{ action: string }[]>(
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, action',
      [note.id],
    );
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'note.changed',
      'note.deleted',
      'note.restored',
      'note.written',
    ]);
    const reads = await partner.post('/api/notes', { subjectKind: 'state', subjectId: 'AGO', text: 'x' });
    expect(reads.status).toBe(403);
  });

  it('go with a record that is taken back', async () => {
    const { engagement } = await contact();
    const { note } = (await write(isu, 'engagement', engagement.id, 'Gone with it')).body;
    await isu.delete(`/api/engagements/${engagement.id}`, { version: 1 });
    expect((await isu.get(`/api/notes/${note.id}`)).status).toBe(404);
  });

  it('follow a person who turns out to be another', async () => {
    const person = (name: string, label: string) => made<PersonView>(isu, '/api/people', { name, label });
    const keep = await person('Kept (fictional)', 'restricted');
    const gone = await person('Kept (fictional)', 'internal');
    const { note } = (await write(isu, 'person', gone.id, 'Speaks French', { label: 'internal' })).body;
    const merged = await isu.post('/api/people/merge', {
      keep: keep.id,
      gone: gone.id,
      versions: { keep: 1, gone: 1 },
    });
    expect(merged.status, merged.text).toBe(201);
    expect((await isu.get<NoteView>(`/api/notes/${note.id}`)).body).toMatchObject({
      subject: { kind: 'person', id: keep.id },
      effectiveLabel: 'restricted',
    });
    expect((await coordinator.get(`/api/notes/${note.id}`)).status).toBe(404);
  });
});
