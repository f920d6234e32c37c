import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { LetterView } from '@demarche/contracts/letters';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { addressee, draft, LetterOffice, received, sent, step, TEXT, through } from './letters.js';

let office: LetterOffice;
let app: TestApp;
let isu: Client;
beforeAll(async () => {
  office = await LetterOffice.open();
  ({ app, isu } = office);
});
afterAll(() => app.close());
beforeEach(() => office.at('2026-11-24T10:00:00Z'));

const fieldsOf = (body: unknown) => (body as Problem).errors?.map(({ field, code }) => [field, code]);

describe('an answer', () => {
  it('stops the clock of the letter in the same transaction', async () => {
    const letter = await sent(isu);
    const answer = await received(isu, { answersId: letter.id, state: undefined });
    expect(answer).toMatchObject({
      status: 'received',
      state: { iso3: 'KEN' },
      post: letter.post,
      answers: { id: letter.id, ourRef: letter.ourRef },
    });
    const { body } = await isu.get<LetterView>(`/api/letters/${letter.id}`);
    expect(body).toMatchObject({
      status: 'replied',
      repliedOn: '2026-11-24',
      replyDueOn: null,
      version: letter.version,
      answeredBy: [{ id: answer.id }],
    });
    expect((await office.clockOf(letter)).map(({ status }) => status)).toEqual(['done']);
  });

  it('does not come before its letter, nor to one that never left, nor from the same side', async () => {
    const letter = await sent(isu);
    const to = (body: object) =>
      isu.post<Problem>('/api/letters/received', { receivedOn: '2026-11-24', state: 'KEN', ...body });
    const early = await to({ answersId: letter.id, receivedOn: '2026-11-23' });
    expect([early.status, fieldsOf(early.body)]).toEqual([400, [['receivedOn', 'letter.before_its_letter']]]);
    const unsent = await to({ answersId: (await draft(isu)).id });
    expect(fieldsOf(unsent.body)).toEqual([['answersId', 'letter.not_sent']]);
    const ours = await isu.post<Problem>('/api/letters', { answersId: letter.id, body: TEXT });
    expect(fieldsOf(ours.body)).toEqual([['answersId', 'letter.same_course']]);
    const nobody = await to({ answersId: randomUUID() });
    expect(fieldsOf(nobody.body)).toEqual([['answersId', 'reference.unknown']]);
    expect((await to({ receivedOn: '2026-11-25' })).status).toBe(400);
  });

  it('of ours answers the letter to us when it is sent', async () => {
    const theirs = await received(isu, { postId: (await addressee(isu)).id, state: undefined });
    const ours = await draft(isu, { answersId: theirs.id });
    expect(ours.post).toEqual(theirs.post);
    const status = async () => (await isu.get<LetterView>(`/api/letters/${theirs.id}`)).body.status;
    const cleared = await through(isu, ours, 'clear', 'sign');
    expect(await status()).toBe('received');
    await through(isu, cleared, 'send');
    expect(await status()).toBe('replied');
  });

  it('that was void lets the letter wait again', async () => {
    const letter = await sent(isu);
    const answer = await received(isu, { answersId: letter.id });
    await step(isu, answer, 'void', { reason: 'Of another matter' });
    const { body } = await isu.get<LetterView>(`/api/letters/${letter.id}`);
    expect([body.status, body.repliedOn]).toEqual(['sent', null]);
    expect((await office.clockOf(letter)).map(({ status }) => status).sort()).toEqual(['done', 'open']);
  });

  it('that a reader may not see has not come', async () => {
    const letter = await sent(isu);
    const answer = await received(isu, { answersId: letter.id, label: 'restricted' });
    const other = await app.as('coordinator');
    const { body } = await other.get<LetterView>(`/api/letters/${letter.id}`);
    expect(body).toMatchObject({ status: 'sent', repliedOn: null, answeredBy: [], replyDueOn: '2027-01-05' });
    expect((await other.get(`/api/letters/${answer.id}`)).status).toBe(404);
    const listed = async (client: Client, status: string) =>
      (await client.get<Page<LetterView>>(`/api/letters?status=${status}&limit=200`)).body.items.map(({ id }) => id);
    expect([await listed(other, 'sent'), await listed(isu, 'replied')].map((ids) => ids.includes(letter.id))).toEqual([
      true,
      true,
    ]);
    const history = await other.get<{ items: object[] }>(`/api/audit?subject=${letter.id}`);
    expect(history.text).not.toContain(answer.id);
    expect(history.text).not.toContain('letter.replied');
  });
});

describe('the clock', () => {
  it('moves when the letter is chased or waits longer, and stops when it is closed', async () => {
    let letter = await sent(isu, { replyWeeks: 1 });
    const due = async () => (await office.clockOf(letter)).map(({ dueOn, status }) => [dueOn, status]);
    expect(await due()).toEqual([['2026-12-01', 'open']]);
    await office.at('2026-12-04T10:00:00Z');
    letter = await through(isu, letter, 'chase');
    expect([letter.chases, letter.replyDueOn, await due()]).toEqual([1, '2026-12-18', [['2026-12-18', 'open']]]);
    const longer = { version: letter.version, replyWeeks: 8 };
    letter = (await isu.patch<LetterView>(`/api/letters/${letter.id}`, longer)).body;
    expect(await due()).toEqual([['2027-01-19', 'open']]);
    letter = await through(isu, letter, 'close');
    expect(await due()).toEqual([['2027-01-19', 'done']]);
  });

  it('does not run where no answer is awaited, and never falls on a weekend', async () => {
    expect(await office.clockOf(await sent(isu, { replyWeeks: null }))).toEqual([]);
    await office.at('2026-11-28T10:00:00Z');
    expect((await office.clockOf(await sent(isu, { replyWeeks: 1 }))).map(({ dueOn }) => dueOn)).toEqual([
      '2026-12-07',
    ]);
  });
});
