import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { AuditEntryView } from '@demarche/contracts/audit';
import type { EngagementCreated, EngagementView } from '@demarche/contracts/engagements';
import type { LetterView } from '@demarche/contracts/letters';
import type { FileView } from '@demarche/contracts/files';
import { FileIntake } from '../src/features/files/file-intake.service.js';
import { FilesService } from '../src/features/files/files.service.js';
import type { Actor } from '../src/platform/access/actor.js';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { keep } from './file-forms.js';
import { sent, step } from './letters.js';
import { haveStates, log } from './outreach.js';

let app: TestApp;
let isu: Client;
let pres: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  isu = await app.as('isu_officer');
  pres = await app.as('presidency');
});
afterAll(() => app.close());

const change = (by: Client, { id, version }: EngagementView, body: object) =>
  by.patch<EngagementView>(`/api/engagements/${id}`, { version, ...body });
const contentOf = (by: Client, id: string) => by.get<Problem>(`/api/files/${id}/content`);
const fileOf = (by: Client, id: string) => by.get<FileView & Problem>(`/api/files/${id}`);
const statuses = async (by: Client, ids: string[]) =>
  Promise.all(ids.map(async (id) => [(await fileOf(by, id)).status, (await contentOf(by, id)).status]));
/** Whoever acts in the name of a client, where a feature and no request does. */
const actorOf = ({ officer }: Client): Actor =>
  ({ userId: officer?.id, name: officer?.name, actingOfficeId: null, requestId: 'test', now: new Date() }) as Actor;
const refusal = ({ status, body }: { status: number; body: Problem }) =>
  `${status} ${body.errors?.[0]?.field} ${body.errors?.[0]?.code}`;

describe('the files of an engagement', () => {
  it('are told with it, in their order, and read by whoever reads it', async () => {
    const [first, second] = [await keep(isu, 'First', 'first.txt'), await keep(isu, 'Second', 'second.txt')];
    const engagement = await log(isu, { attachmentIds: [second.id, first.id], label: 'committee' });
    const refs = [second, first].map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size }));
    expect(engagement.attachments).toEqual(refs);
    for (const by of [pres, await app.as('partner_observer')]) {
      const { body } = await by.get<Page<EngagementView>>('/api/engagements?state=AGO');
      expect(body.items.find(({ id }) => id === engagement.id)?.attachments).toEqual(refs);
      expect((await contentOf(by, first.id)).text).toBe('First');
      expect((await fileOf(by, first.id)).body).toMatchObject({
        subject: { kind: 'engagement', id: engagement.id },
        effectiveLabel: 'committee',
        owner: { id: isu.officer?.id },
        version: 2,
      });
    }
    expect(await log(isu)).toMatchObject({ attachments: [] });
  });

  it('are the writer’s own that hang on nothing, or the request names the one that is not', async () => {
    const [mine, theirs] = [await keep(isu, 'Mine'), await keep(pres, 'Theirs')];
    const taken = await keep(isu, 'Taken');
    await log(isu, { attachmentIds: [taken.id], label: 'internal' });
    const body = { kind: 'call', on: '2026-11-20', states: ['AGO'] };
    const nothing = '00000000-0000-4000-8000-000000000000';
    const answers = [];
    for (const wrong of [theirs.id, nothing, taken.id, 'x'])
      answers.push(await isu.post<Problem>('/api/engagements', { ...body, attachmentIds: [mine.id, wrong] }));
    expect(answers.map(refusal)).toEqual([
      '400 attachmentIds.1 reference.unknown',
      '400 attachmentIds.1 reference.unknown',
      '400 attachmentIds.1 file.attached_elsewhere',
      '400 attachmentIds field.is_uuid',
    ]);
    expect((await fileOf(isu, mine.id)).body).toMatchObject({ subject: null, version: 1 });
    const deleted = await isu.delete<Problem>(`/api/files/${taken.id}`, { version: 2 });
    expect([deleted.status, deleted.body.code]).toEqual([409, 'file.attached']);
  });

  it('change as a list: what is not in it any more is gone, what is new hangs on it, the rest is put in order', async () => {
    const files = [await keep(isu, 'A'), await keep(isu, 'B'), await keep(pres, 'C')];
    const [a = '', b = '', c = ''] = files.map(({ id }) => id);
    const made = await log(isu, { attachmentIds: [a, b] });
    const changed = await change(pres, made, { attachmentIds: [c, b] });
    expect(changed.body.attachments.map(({ id }) => id)).toEqual([c, b]);
    expect(await statuses(isu, [a, b, c])).toEqual([
      [404, 404],
      [200, 200],
      [200, 200],
    ]);
    const same = await change(isu, changed.body, { outcome: 'Nothing about files' });
    expect(same.body.attachments).toHaveLength(2);
    const none = await change(isu, same.body, { attachmentIds: [] });
    expect(none.body.attachments).toEqual([]);
    expect((await change(isu, none.body, { attachmentIds: [b] })).status).toBe(400);
  });

  it('go with its label: closed when it is closed, open when it is opened', async () => {
    const file = await keep(isu, 'Sensitive');
    const made = await log(isu, { attachmentIds: [file.id], label: 'internal' });
    expect(await statuses(pres, [file.id])).toEqual([[200, 200]]);
    const closed = await change(isu, made, { label: 'restricted', access: {} });
    expect((await fileOf(isu, file.id)).body).toMatchObject({ effectiveLabel: 'restricted', label: 'restricted' });
    expect(await statuses(pres, [file.id])).toEqual([[404, 404]]);
    expect((await pres.get<Problem>(`/api/audit?subject=${file.id}`)).status).toBe(404);
    const opened = await change(isu, closed.body, { label: 'committee', labelReason: 'The ministry published it' });
    expect(opened.body.attachments.map(({ id }) => id)).toEqual([file.id]);
    expect(await statuses(await app.as('partner_observer'), [file.id])).toEqual([[200, 200]]);
  });

  it('show no attribution under Chatham House, and nothing under counts only', async () => {
    const [chatham, counted] = [await keep(isu, 'Said in the room'), await keep(isu, 'Counted')];
    await log(isu, { attachmentIds: [chatham.id], caveats: ['chatham_house'] });
    await log(isu, { attachmentIds: [counted.id], caveats: ['counts_only'] });
    expect((await fileOf(isu, chatham.id)).body.owner?.id).toBe(isu.officer?.id);
    expect((await fileOf(pres, chatham.id)).body.owner).toBeNull();
    expect((await contentOf(pres, chatham.id)).text).toBe('Said in the room');
    expect(await statuses(pres, [counted.id])).toEqual([[404, 404]]);
    expect(await statuses(isu, [counted.id])).toEqual([[200, 200]]);
  });

  it('are gone with it', async () => {
    const file = await keep(isu, 'Logged by mistake');
    const { id, version } = await log(isu, { attachmentIds: [file.id] });
    expect((await isu.delete(`/api/engagements/${id}`, { version })).status).toBe(204);
    expect(await statuses(isu, [file.id])).toEqual([[404, 404]]);
  });

  it('go with the letter that the contact is: labelled by it, and gone when it is void', async () => {
    const file = await keep(isu, 'The note as it left');
    const letter = await sent(isu, { label: 'internal' });
    const contact = await isu.get<EngagementView>(`/api/engagements/${letter.engagementId}`);
    expect((await change(isu, contact.body, { attachmentIds: [file.id] })).status).toBe(200);
    expect(await statuses(pres, [file.id])).toEqual([[200, 200]]);
    const caveats = { version: letter.version, caveats: ['counts_only'] };
    const closed = await isu.patch<LetterView>(`/api/letters/${letter.id}`, caveats);
    expect(closed.status, closed.text).toBe(200);
    expect(await statuses(pres, [file.id])).toEqual([[404, 404]]);
    expect(await statuses(isu, [file.id])).toEqual([[200, 200]]);
    const gone = await step(isu, closed.body, 'void', { reason: 'Sent by mistake' });
    expect(gone.status, gone.text).toBeLessThan(300);
    expect(await statuses(isu, [file.id])).toEqual([[404, 404]]);
  });

  it('hang on one of two that take the same file at once', async () => {
    const file = await keep(isu, 'One of a kind');
    const body = { kind: 'call', on: '2026-11-20', states: ['AGO'], attachmentIds: [file.id] };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => isu.post<EngagementCreated & Problem>('/api/engagements', body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
    const winner = answers.find(({ status }) => status === 201)?.body.engagement.id;
    expect((await fileOf(isu, file.id)).body.subject?.id).toBe(winner);
  });

  it('stand in its history, and in their own', async () => {
    const file = await keep(isu, 'For the record', 'record.txt');
    const made = await log(isu, { attachmentIds: [file.id] });
    await change(isu, made, { attachmentIds: [] });
    const history = async (id: string) =>
      (await pres.get<Page<AuditEntryView>>(`/api/audit?subject=${id}`)).body.items.map(({ action }) => action);
    expect(await history(made.id)).toEqual(['engagement.changed', 'engagement.logged']);
    const entries = await app.owner.query<{ after: { attachments: object[] } }[]>(
      `SELECT after FROM audit_entry WHERE subject_id = $1 ORDER BY at`,
      [made.id],
    );
    expect(entries.map(({ after }) => after.attachments)).toEqual([[{ id: file.id, name: 'record.txt' }], []]);
    const own = await app.owner.query<{ action: string; effective_label: string }[]>(
      `SELECT action, effective_label FROM audit_entry WHERE subject_id = $1 ORDER BY at`,
      [file.id],
    );
    expect(own).toEqual([
      { action: 'file.kept', effective_label: 'restricted' },
      { action: 'file.attached', effective_label: 'internal' },
      { action: 'file.detached', effective_label: 'internal' },
    ]);
  });

  it('come from other features, too, as what was taken in before the transaction', async () => {
    const { id } = await log(isu, { label: 'committee' });
    const taken = await app.nest
      .get(FileIntake, { strict: false })
      .take('Enclosure.txt', Readable.from([Buffer.from('Enclosed')]));
    const on = {
      subject: { kind: 'engagement', id },
      labelling: { label: 'committee', caveats: [], lists: [] },
    } as const;
    const files = app.nest.get(FilesService, { strict: false });
    const by = actorOf(isu);
    const kept = await app.nest.get(DataSource).transaction((em) => files.keep(em, by, taken, on));
    const { body } = await pres.get<EngagementView>(`/api/engagements/${id}`);
    expect(body.attachments).toEqual([{ id: kept.id, name: 'Enclosure.txt', mediaType: 'text/plain', size: 8 }]);
    expect((await contentOf(await app.as('partner_observer'), kept.id)).text).toBe('Enclosed');
  });

  it('read by break-glass leave their entry', async () => {
    const admin = await app.as('administrator');
    const file = await keep(isu, 'Behind glass');
    await log(isu, { attachmentIds: [file.id], label: 'restricted', access: {} });
    expect(await statuses(admin, [file.id])).toEqual([[404, 404]]);
    const glass = { subjectKind: 'attachment', subjectId: file.id, reason: 'The mission was flooded' };
    expect((await admin.post('/api/break-glass', glass)).status).toBe(201);
    expect((await contentOf(admin, file.id)).text).toBe('Behind glass');
    const read = await app.owner.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND actor_id = $2 ORDER BY action`,
      [file.id, admin.officer?.id],
    );
    expect(read.map(({ action }) => action)).toEqual(['break_glass.read', 'break_glass.used', 'file.read']);
  });
});
