import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { LetterDocumentView, LetterView } from '@demarche/contracts/letters';
import type { PersonView } from '@demarche/contracts/people';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { addressee, draft, LetterOffice, received, sent, step, TEXT, through } from './letters.js';
import { made } from './mutations.js';

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

describe('a note verbale', () => {
  it('is drafted, cleared, signed and sent, and is a contact whose answer is awaited', async () => {
    const post = await addressee(isu);
    let letter = await draft(isu, { postId: post.id, subject: 'Accession' });
    expect(letter).toMatchObject({
      status: 'draft',
      ourRef: null,
      state: { iso3: 'KEN', name: 'Kenya' },
      post: { id: post.id },
      replyWeeks: 6,
      replyDueOn: null,
      steps: ['clear', 'discard'],
    });
    letter = await through(isu, letter, 'clear');
    expect(letter).toMatchObject({ status: 'cleared', ourRef: 'ISU/2026/001', steps: ['revise', 'sign', 'void'] });
    letter = await through(isu, letter, 'sign', 'send');
    expect(letter).toMatchObject({ status: 'sent', sentOn: '2026-11-24', replyDueOn: '2027-01-05' });
    const { body: contact } = await isu.get<EngagementView>(`/api/engagements/${letter.engagementId}`);
    expect(contact).toMatchObject({ kind: 'letter', on: '2026-11-24', title: 'Note verbale sent: Accession' });
    const [task] = await office.clockOf(letter);
    expect(task).toMatchObject({
      title: 'Chase the answer to ISU/2026/001, Accession',
      dueOn: '2027-01-05',
      status: 'open',
      assignee: { office: { shortName: 'ISU' } },
    });
  });

  it('reads with its compliments, its reference and its address, and as it was cleared for ever', async () => {
    const letter = await through(isu, await draft(isu, { postId: (await addressee(isu)).id }), 'clear');
    const said = async () => {
      const { body } = await isu.get<LetterDocumentView>(`/api/letters/${letter.id}/document`);
      return JSON.stringify(body.document.blocks);
    };
    const text = await said();
    expect(text).toContain('presents its compliments');
    expect(text).toContain(TEXT);
    expect(text).toContain(letter.ourRef);
    await app.owner.query<object[]>(`UPDATE office SET name = 'Another name' WHERE kind = 'isu'`);
    expect(await said()).toBe(text);
  });

  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF'],
  ])('is a %s file', async (format, type, magic) => {
    const letter = await through(isu, await draft(isu, { postId: (await addressee(isu)).id }), 'clear');
    const answer = await isu.raw(`/api/letters/${letter.id}/files/${format}`, {});
    expect(answer.headers.get('content-type')).toBe(type);
    const name = `${letter.ourRef?.replaceAll('/', '-')} KEN.${format}`;
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 4)).toMatch(new RegExp(`^${magic}`));
  });

  it('is not cleared with a gap, and takes no number then', async () => {
    const postId = (await addressee(isu)).id;
    const letter = await draft(isu, { postId, body: `${TEXT} On {{ask:meeting date}}. {{person.name}}` });
    const answer = await step(isu, letter, 'clear');
    expect([answer.status, (answer.body as unknown as Problem).code]).toEqual([409, 'letter.gaps']);
    expect(fieldsOf(answer.body)).toEqual([
      ['asked.meeting date', 'letter.gap_ask'],
      ['person.name', 'letter.gap_missing'],
    ]);
    const [before] = await app.owner.query<{ last_number: number }[]>(
      `SELECT last_number FROM letter_series WHERE series = 'ISU/2026'`,
    );
    const filled = {
      version: letter.version,
      body: `${TEXT} On {{ask:meeting date}}.`,
      asked: { 'meeting date': '12 May' },
    };
    const { body } = await isu.patch<LetterView>(`/api/letters/${letter.id}`, filled);
    const cleared = await through(isu, body, 'clear');
    expect(cleared.ourRef).toBe(`ISU/2026/${String((before?.last_number ?? 0) + 1).padStart(3, '0')}`);
    const { body: read } = await isu.get<LetterDocumentView>(`/api/letters/${letter.id}/document`);
    expect([JSON.stringify(read.document).includes('12\u00a0May'), read.gaps]).toEqual([true, []]);
  });

  it('names an unknown field when it is saved, and the one that was meant', async () => {
    const answer = await isu.post<Problem>('/api/letters', { body: 'a {{state.fromal}}\n{{#if}}' });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body)).toContainEqual(['body', 'merge.field_unknown']);
    expect(answer.body.errors?.map(({ message }) => message).join()).toContain('{{state.formal}}');
  });

  it('goes to a post, and a letter bears a name', async () => {
    const nowhere = await step(isu, await draft(isu), 'clear');
    expect([nowhere.status, fieldsOf(nowhere.body)]).toEqual([409, [['postId', 'letter.incomplete']]]);
    const postId = (await addressee(isu)).id;
    const unsigned = await step(isu, await draft(isu, { postId, form: 'letter' }), 'clear');
    expect([unsigned.status, fieldsOf(unsigned.body)]).toEqual([409, [['signatoryId', 'letter.incomplete']]]);
    const signatory = { signatoryId: isu.officer?.id, signatoryTitle: 'Director' };
    const letter = await draft(isu, { postId, form: 'letter', ...signatory });
    const { body: cleared } = await step(isu, letter, 'clear');
    const { body } = await isu.get<LetterDocumentView>(`/api/letters/${cleared.id}/document`);
    expect(body.document.blocks.at(-1)).toMatchObject({
      kind: 'signature',
      lines: [isu.officer?.name, 'Director', expect.anything()],
    });
  });

  it('addresses a person as they are addressed in its language', async () => {
    const addresses = [
      { language: 'fr', salutation: 'Madame l’Ambassadrice,', formOfAddress: 'S.E. Mme Officer C' },
      { language: 'en', salutation: null, formOfAddress: null },
    ];
    const person = await made<PersonView>(isu, '/api/people', { name: 'Officer C (fictional)', addresses });
    expect(person.addresses).toEqual(addresses);
    const parties = { postId: (await addressee(isu)).id, personId: person.id, signatoryId: isu.officer?.id };
    const reads = async (language: string) => {
      const { id } = await draft(isu, { ...parties, form: 'letter', language, body: 'J’ai l’honneur.' });
      const { body } = await isu.get<LetterDocumentView>(`/api/letters/${id}/document`);
      return JSON.stringify(body.document.blocks);
    };
    expect(await reads('fr')).toContain('Madame l’Ambassadrice');
    expect(await reads('fr')).toContain('S.E. Mme Officer C');
    expect(await reads('en')).toContain('Officer C (fictional)');
    const twice = await isu.patch<Problem>(`/api/people/${person.id}`, {
      version: 1,
      addresses: [addresses[0], addresses[0]],
    });
    expect([twice.status, fieldsOf(twice.body)?.[0]?.[0]]).toEqual([400, 'addresses']);
  });

  it('is changed no more once it is cleared, until the clearance is taken back', async () => {
    const letter = await through(isu, await draft(isu, { postId: (await addressee(isu)).id }), 'clear');
    const change = (version: number) =>
      isu.patch<LetterView>(`/api/letters/${letter.id}`, { version, subject: 'Other' });
    const refused = await change(letter.version);
    expect([refused.status, fieldsOf(refused.body)]).toEqual([409, [['subject', 'letter.cleared']]]);
    const again = await through(isu, letter, 'revise');
    expect(again.steps).toEqual(['clear', 'void']);
    const { body } = await change(again.version);
    const cleared = await through(isu, body, 'clear');
    expect([cleared.ourRef, cleared.subject]).toEqual([letter.ourRef, 'Other']);
  });

  it('takes no step that it does not stand for, and none on a version that is gone', async () => {
    const letter = await draft(isu);
    const early = await step(isu, letter, 'send');
    expect([early.status, fieldsOf(early.body)]).toEqual([409, [['step', 'letter.step']]]);
    expect((await step(isu, { ...letter, version: 7 }, 'clear')).status).toBe(409);
    expect((await step(isu, letter, 'burn')).status).toBe(404);
  });

  it('is thrown away as a draft, and voided with a reason once it has a number', async () => {
    const letter = await draft(isu);
    expect((await isu.delete(`/api/letters/${letter.id}`, { version: 1 })).status).toBe(204);
    expect((await isu.get(`/api/letters/${letter.id}`)).status).toBe(404);
    const gone = await sent(isu);
    const kept = await isu.delete<Problem>(`/api/letters/${gone.id}`, { version: gone.version });
    expect([kept.status, kept.body.code]).toEqual([409, 'letter.numbered']);
    const silent = await step(isu, gone, 'void');
    expect([silent.status, fieldsOf(silent.body)]).toEqual([400, [['reason', 'letter.reason_required']]]);
    const voided = await step(isu, gone, 'void', { reason: 'Sent twice' });
    expect(voided.body).toMatchObject({ status: 'void', ourRef: gone.ourRef, voidReason: 'Sent twice', steps: [] });
    expect((await isu.get(`/api/engagements/${gone.engagementId}`)).status).toBe(404);
    expect(
      (
        await app.owner.query<object[]>(`SELECT 1 FROM task WHERE engagement_id = $1 AND status = 'open'`, [
          gone.engagementId,
        ])
      ).length,
    ).toBe(0);
  });
});

describe('a reference', () => {
  it('has no gap and no double under fifty writers at once', async () => {
    const postId = (await addressee(isu)).id;
    const drafts = await Promise.all(Array.from({ length: 50 }, () => draft(isu, { postId })));
    // A busy server may say so; who tries again gets a number once.
    const clear = async (letter: LetterView): Promise<void> => {
      const { status, text } = await step(isu, letter, 'clear');
      if (status === 503) return clear(letter);
      expect(status, text).toBe(200);
    };
    await Promise.all(drafts.map(clear));
    const rows = await app.owner.query<{ number: number }[]>(
      `SELECT number FROM letter WHERE series = 'ISU/2026' ORDER BY number`,
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, index) => index + 1));
  });

  it('of a restricted letter is of a series of its own, which it cannot leave', async () => {
    const postId = (await addressee(isu)).id;
    const letter = await through(isu, await draft(isu, { postId, label: 'restricted' }), 'clear');
    expect(letter.ourRef).toBe('ISU/R/2026/001');
    const body = { version: letter.version, label: 'internal', labelReason: 'It is known' };
    const answer = await isu.patch<Problem>(`/api/letters/${letter.id}`, body);
    expect([answer.status, fieldsOf(answer.body)]).toEqual([409, [['label', 'letter.other_series']]]);
  });
});

describe('the register', () => {
  it('holds letters of the depositary, without a reference or a clock of ours', async () => {
    const body = { origin: 'depositary', sentOn: '2026-10-01', state: 'KEN', subject: 'To the Head of State' };
    const { status, body: letter } = await isu.post<LetterView>('/api/letters/of-others', body);
    expect(status).toBe(201);
    expect(letter).toMatchObject({
      origin: 'depositary',
      status: 'sent',
      ourRef: null,
      office: null,
      replyWeeks: null,
    });
    const { body: contact } = await isu.get<EngagementView>(`/api/engagements/${letter.engagementId}`);
    expect(contact.kind).toBe('depositary_letter');
    expect((await isu.get<Problem>(`/api/letters/${letter.id}/document`)).body.code).toBe('letter.no_text');
  });

  it('is paged, the latest first, and filtered', async () => {
    const all: string[] = [];
    for (let after = ''; ;) {
      const { body } = await isu.get<Page<LetterView>>(`/api/letters?state=KEN&limit=7${after && `&after=${after}`}`);
      all.push(...body.items.map(({ on, id }) => `${on} ${id}`));
      if (body.next === null) break;
      after = body.next;
    }
    expect(all.length).toBeGreaterThan(14);
    expect(all).toEqual([...all].sort().reverse());
    const ids = async (query: string) =>
      (await isu.get<Page<LetterView>>(`/api/letters?limit=200&${query}`)).body.items;
    expect((await ids('origin=depositary')).every(({ origin }) => origin === 'depositary')).toBe(true);
    expect((await ids('course=incoming')).every(({ course }) => course === 'incoming')).toBe(true);
    expect((await ids('ref=isu/r/')).map(({ ourRef }) => ourRef)).toEqual(['ISU/R/2026/001']);
    expect((await ids('q=head%20of%20state')).length).toBe(1);
    expect((await ids('awaiting=overdue')).length).toBe(0);
    expect((await ids('awaiting=any')).every(({ replyDueOn }) => replyDueOn !== null)).toBe(true);
    expect((await isu.get('/api/letters?state=ZZZ')).status).toBe(400);
  });

  it('labels an engagement as its letter, and an answer with what it answers', async () => {
    const letter = await sent(isu);
    const answer = await received(isu, { answersId: letter.id });
    const relabelled = await isu.patch<LetterView>(`/api/letters/${letter.id}`, {
      version: letter.version,
      caveats: ['chatham_house'],
    });
    expect(relabelled.status).toBe(200);
    const other = await app.as('coordinator');
    const { body: contact } = await other.get<EngagementView>(`/api/engagements/${letter.engagementId}`);
    expect([contact.caveats, contact.office]).toEqual([['chatham_house'], null]);
    const { body: masked } = await other.get<LetterView>(`/api/letters/${answer.id}`);
    expect(masked).toMatchObject({ caveats: ['chatham_house'], post: null, office: null, ourRef: null, owner: null });
    expect((await other.get<Problem>(`/api/letters/${letter.id}/document`)).body.code).toBe(
      'letter.attribution_masked',
    );
    expect((await step(other, masked, 'close')).status).toBe(403);
    const own = await isu.patch<Problem>(`/api/engagements/${letter.engagementId}`, { version: 1, label: 'public' });
    expect([own.status, own.body.code]).toEqual([409, 'engagement.of_record']);
    const taken = await isu.delete<Problem>(`/api/engagements/${letter.engagementId}`, { version: 1 });
    expect(taken.status).toBe(409);
  });

  it('is as closed as its addressee', async () => {
    const post = await addressee(isu);
    const person = await made<PersonView>(isu, '/api/people', { name: 'Officer R (fictional)', label: 'restricted' });
    const letter = await draft(isu, { postId: post.id, personId: person.id });
    expect([letter.label, letter.effectiveLabel]).toEqual(['internal', 'restricted']);
    expect((await (await app.as('coordinator')).get(`/api/letters/${letter.id}`)).status).toBe(404);
    const open = await isu.patch<LetterView>(`/api/letters/${letter.id}`, { version: 1, personId: null });
    expect([open.body.effectiveLabel, open.body.person]).toEqual(['internal', null]);
  });

  it.each(['people', 'posts'])('is not read whole by who may not see its addressee any more, of %s', async (things) => {
    const post = await addressee(isu);
    const person = await made<PersonView>(isu, '/api/people', { name: 'Officer T (fictional)' });
    const letter = await draft(isu, { postId: post.id, personId: person.id });
    const path = things === 'posts' ? `/api/posts/${post.id}` : `/api/people/${person.id}`;
    expect((await isu.patch(path, { version: 1, label: 'restricted' })).status).toBe(200);
    const other = await app.as('coordinator');
    const { body } = await other.get<LetterView>(`/api/letters/${letter.id}`);
    expect([body.post === null, body.person === null]).toEqual([things === 'posts', things === 'people']);
    const read = await other.get<Problem>(`/api/letters/${letter.id}/document`);
    expect([read.status, read.body.code]).toEqual([403, 'letter.attribution_masked']);
    expect((await isu.get(`/api/letters/${letter.id}/document`)).status).toBe(200);
  });

  it('is no place for who writes nothing', async () => {
    const partner = await app.as('partner_observer');
    expect((await partner.get('/api/letters')).status).toBe(200);
    expect((await partner.post('/api/letters', { body: TEXT })).status).toBe(403);
    expect((await (await app.as('auditor')).get('/api/letters')).status).toBe(403);
  });
});
