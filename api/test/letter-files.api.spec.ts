import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { FileView } from '@demarche/contracts/files';
import type { LetterDocumentView, LetterView } from '@demarche/contracts/letters';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { keep } from './file-forms.js';
import { addressee, draft, LetterOffice, received, sent, step } from './letters.js';

let office: LetterOffice;
let app: TestApp;
let isu: Client;
let pres: Client;
beforeAll(async () => {
  office = await LetterOffice.open();
  ({ app, isu } = office);
});
afterAll(() => app.close());
beforeEach(async () => {
  await office.at('2026-11-24T10:00:00Z');
  pres = await app.as('presidency');
});

const change = (by: Client, { id, version }: LetterView, body: object) =>
  by.patch<LetterView & Pick<Problem, 'code' | 'errors'>>(`/api/letters/${id}`, { version, ...body });
const statuses = (by: Client, ...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await by.get(`/api/files/${id}/content`)).status));
const named = ({ attachments }: LetterView) => attachments.map(({ name }) => name);

describe('the enclosures of a letter', () => {
  it('are its files, in their order, changed in a draft and gone with it', async () => {
    const files = [await keep(isu, 'A', 'a.txt'), await keep(isu, 'B', 'b.txt'), await keep(isu, 'C', 'c.txt')];
    const [a = '', b = '', c = ''] = files.map(({ id }) => id);
    const letter = await draft(isu, { attachmentIds: [b, a], label: 'internal' });
    expect(named(letter)).toEqual(['b.txt', 'a.txt']);
    expect((await isu.get<FileView>(`/api/files/${a}`)).body.subject).toEqual({ kind: 'letter', id: letter.id });
    const changed = await change(isu, letter, { attachmentIds: [c, b] });
    expect(named(changed.body)).toEqual(['c.txt', 'b.txt']);
    expect(await statuses(pres, a, b, c)).toEqual([404, 200, 200]);
    await isu.delete(`/api/letters/${letter.id}`, { version: changed.body.version });
    expect(await statuses(isu, b, c)).toEqual([404, 404]);
  });

  it('stay as they were cleared; what somebody else wrote may get its scan later', async () => {
    const [mine, scan] = [await keep(isu, 'Toolkit', 'toolkit.txt'), await keep(isu, 'Scan', 'scan.txt')];
    const letter = await sent(isu, { attachmentIds: [mine.id] });
    const late = await change(isu, letter, { attachmentIds: [] });
    expect([late.status, late.body.code, late.body.errors?.[0]?.field]).toEqual([
      409,
      'letter.cleared',
      'attachmentIds',
    ]);
    const note = await received(isu);
    expect(named((await change(isu, note, { attachmentIds: [scan.id] })).body)).toEqual(['scan.txt']);
  });

  it('are as closed as the letter, also where that is closed by the one that it answers', async () => {
    const [ours, theirs] = [await keep(isu, 'Ours'), await keep(isu, 'Theirs')];
    const letter = await sent(isu, { attachmentIds: [ours.id] });
    const answer = await received(isu, { answersId: letter.id, attachmentIds: [theirs.id] });
    expect(await statuses(pres, ours.id, theirs.id)).toEqual([200, 200]);
    const closed = await change(isu, letter, { caveats: ['counts_only'], access: {} });
    expect(closed.status).toBe(200);
    expect(await statuses(pres, ours.id, theirs.id)).toEqual([404, 404]);
    expect((await pres.get(`/api/letters/${answer.id}`)).status).toBe(404);
    expect(await statuses(isu, ours.id, theirs.id)).toEqual([200, 200]);
  });

  it('are not told to who may not see who wrote to whom', async () => {
    const file = await keep(isu, 'From the mission');
    const letter = await draft(isu, { attachmentIds: [file.id], caveats: ['chatham_house'], access: {} });
    const seen = await pres.get<LetterView>(`/api/letters/${letter.id}`);
    expect([seen.status, seen.body.attachments]).toEqual([200, []]);
  });
});

describe('a letter that is sent twice', () => {
  it('is made once, by whatever route, and its files hang on it', async () => {
    const file = await keep(isu, 'Once');
    for (const [path, body] of [
      ['/api/letters', { state: 'KEN', body: 'has the honour.', attachmentIds: [file.id] }],
      ['/api/letters/received', { state: 'KEN', receivedOn: '2026-11-24', subject: 'Thank you' }],
      ['/api/letters/of-others', { state: 'KEN', origin: 'partner', sentOn: '2026-11-24', subject: 'An offer' }],
    ] as const) {
      const key = { 'idempotency-key': randomUUID() };
      const [first, second] = [
        await isu.post<LetterView>(path, body, key),
        await isu.post<LetterView>(path, body, key),
      ];
      expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
      const other = await isu.post<Problem>(path, { ...body, subject: 'Another' }, key);
      expect([other.status, other.body.code]).toEqual([409, 'idempotency.mismatch']);
    }
  });
});

describe('the preview of a letter', () => {
  it('reads as the letter would, and writes nothing', async () => {
    const post = await addressee(isu);
    const body = { postId: post.id, body: 'has the honour to meet on {{ask:day}}.', place: 'Geneva' };
    const { status, body: view } = await isu.post<LetterDocumentView>('/api/letters/preview', body);
    expect([status, view.gaps]).toEqual([200, [{ field: 'ask:day', kind: 'ask' }]]);
    expect(JSON.stringify(view.document)).toContain('presents its compliments');
    expect((await isu.get<{ items: unknown[] }>(`/api/letters?post=${post.id}`)).body.items).toEqual([]);
  });

  it('of a draft that was cleared once has its reference', async () => {
    const postId = (await addressee(isu)).id;
    const cleared = await step(isu, await draft(isu, { postId }), 'clear');
    const letter = (await step(isu, cleared.body, 'revise')).body;
    const body = { letterId: letter.id, postId, body: 'has the honour.', place: 'Geneva' };
    const view = await isu.post<LetterDocumentView>('/api/letters/preview', body);
    expect(JSON.stringify(view.body.document)).toContain(letter.ourRef);
  });

  it('names an unknown field', async () => {
    const answer = await isu.post<Problem>('/api/letters/preview', { body: 'Dear {{state.formall}}' });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([400, 'body']);
    expect(answer.body.errors?.[0]?.message).toMatch(/line 1.*state\.formal/i);
  });
});
