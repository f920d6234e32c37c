import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { LetterBatchView } from '@demarche/contracts/letter-batches';
import type { LetterTemplateView } from '@demarche/contracts/letters';
import type { PersonView, PostView } from '@demarche/contracts/people';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import {
  batch,
  batchStep,
  begin,
  check,
  lettersOf,
  makeHere,
  mission,
  namesInZip,
  template,
} from './letter-batches.js';
import { LetterOffice, step } from './letters.js';
import { post } from './outreach.js';

let office: LetterOffice;
let app: TestApp;
let isu: Client;
let text: LetterTemplateView;
let kenya: { post: PostView; holder: PersonView };
let angola: { post: PostView; holder: PersonView };
beforeAll(async () => {
  office = await LetterOffice.open();
  ({ app, isu } = office);
  text = await template(isu);
  kenya = await mission(isu, 'KEN');
  angola = await mission(isu, 'AGO');
});
afterAll(() => app.close());

const SERIES = 'SELECT series, last_number FROM letter_series ORDER BY series';
const fieldsOf = (problem: Problem) => problem.errors?.map(({ field, code }) => [field, code]);
const toKenya = (more: object = {}) => ({ state: 'KEN', postId: kenya.post.id, language: 'en' as const, ...more });
const toAngola = (more: object = {}) => ({ state: 'AGO', postId: angola.post.id, language: 'en' as const, ...more });

/** A batch to Kenya and Angola that is made. */
async function madeBatch(more: object = {}, by = isu): Promise<LetterBatchView> {
  const { status, body, text: said } = await begin(by, [text.id], [toKenya(), toAngola()], more);
  expect(status, said).toBe(201);
  await makeHere(app, body.id);
  return batch(by, body.id);
}
const count = async (table: string) =>
  (await app.owner.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

describe('the check of addressees', () => {
  it('takes the head of the mission, in the first language there is a text in', async () => {
    const french = await template(isu, { language: 'fr' });
    await post(isu, 'KEN', { function: 'Attaché' });
    const found = await check(isu, { templateIds: [text.id, french.id], states: ['KEN', 'AGO'] });
    expect(found.addressees.map(({ state, post: to, language }) => [state.name, to?.id, language])).toEqual([
      ['Angola', angola.post.id, 'en'],
      ['Kenya', kenya.post.id, 'en'],
    ]);
    expect(found).toMatchObject({ form: 'note_verbale', ready: 2, toDecide: 0, stopped: 0 });
    expect(found.addressees[1]?.posts.length).toBeGreaterThan(1);
  });

  it('says what each lacks, and what would still be a gap', async () => {
    const letter = await template(isu, {
      form: 'letter',
      language: 'fr',
      body: 'on {{ask:meeting date}}, {{reference}}',
    });
    const vacant = await post(isu, 'AGO', { function: 'Ambassador' });
    const wanted = { templateIds: [letter.id], states: ['KEN', 'AGO'] };
    const choices = [{ state: 'AGO', postId: vacant.id, language: 'fr' }];
    const found = await check(isu, { ...wanted, choices });
    expect(found.addressees.map(({ faults, standing }) => [standing, faults])).toEqual([
      ['to_decide', ['vacant', 'gap']],
      ['stopped', ['no_form_of_address', 'no_template']],
    ]);
    expect(found.addressees[0]?.gaps).toEqual(['ask:meeting date']);
    const anyway = await check(isu, { ...wanted, otherwise: 'fr', choices: [{ ...choices[0], anyway: true }] });
    expect(anyway.addressees.map(({ standing }) => standing)).toEqual(['ready', 'to_decide']);
    const filled = await check(isu, { ...wanted, choices, asked: { 'meeting date': 'Monday' } });
    expect(filled.addressees[0]?.faults).toEqual(['vacant']);
  });

  it('knows the language of a post, and an address that bounced', async () => {
    const french = await template(isu, { language: 'fr' });
    await app.owner.query(
      `UPDATE post SET language = 'fr', email = 'a@example.org', bounced_on = '2026-11-01' WHERE id = $1`,
      [kenya.post.id],
    );
    const wanted = { templateIds: [text.id, french.id], states: ['KEN'] };
    const choices = [{ state: 'KEN', postId: kenya.post.id }];
    const [row] = (await check(isu, { ...wanted, choices })).addressees;
    expect([row?.language, row?.standing, row?.faults[0]]).toEqual(['fr', 'to_decide', 'bounced']);
    await app.owner.query(`UPDATE post SET language = NULL, bounced_on = NULL WHERE id = $1`, [kenya.post.id]);
  });

  it('finds States by a filter of the register, and refuses what is no State, no filter and no template', async () => {
    const refused = async (body: object) => {
      const { status, body: problem } = await isu.post<Problem>('/api/letter-batches/check', {
        templateIds: [text.id],
        ...body,
      });
      return [status, ...(fieldsOf(problem)?.[0] ?? [])];
    };
    expect(await refused({})).toEqual([400, 'states', 'letter_batch.nobody']);
    expect(await refused({ states: ['KEN', 'ZZZ'] })).toEqual([400, 'states.1', 'state.unknown']);
    expect(await refused({ filter: { region: ['Nowhere'] } })).toEqual([400, 'filter.region', 'filter.unknown']);
    expect(await refused({ states: ['KEN'], templateIds: [text.id, text.id] })).toEqual([
      400,
      'templateIds.1',
      'letter_batch.language_twice',
    ]);
    const letter = await template(isu, { form: 'letter', language: 'es' });
    expect(await refused({ states: ['KEN'], templateIds: [text.id, letter.id] })).toEqual([
      400,
      'templateIds.1',
      'letter_batch.other_form',
    ]);
    const other = [{ state: 'KEN', postId: angola.post.id }];
    expect(await refused({ states: ['KEN'], choices: other })).toEqual([400, 'choices.0.postId', 'letter.other_state']);
  });
});

describe('a batch', () => {
  it('is begun only when each addressee can be written to, and names those that cannot', async () => {
    const vacant = await post(isu, 'AGO', { function: 'Chargé d’affaires' });
    const addressees = [toKenya(), toKenya(), { ...toAngola(), postId: vacant.id }, toAngola({ language: 'ru' })];
    const answer = await begin(isu, [text.id], addressees);
    const problem = answer.body as unknown as Problem;
    expect([answer.status, problem.code]).toEqual([409, 'letter_batch.addressees']);
    expect(fieldsOf(problem)).toEqual([
      ['addressees.1', 'letter_batch.same_post'],
      ['addressees.2', 'letter_batch.vacant'],
      ['addressees.3', 'letter_batch.no_template'],
    ]);
    expect((await begin(isu, [text.id], [{ ...toAngola(), postId: vacant.id, anyway: true }])).status).toBe(201);
  });

  it('is made once, each letter filed with its addressee', async () => {
    const key = { 'idempotency-key': '00000000-0000-4000-8000-00000000ba7c' };
    const body = { name: 'Once', templateIds: [text.id], addressees: [toKenya(), toAngola()] };
    const [one, two] = await Promise.all([1, 2].map(() => isu.post<LetterBatchView>('/api/letter-batches', body, key)));
    expect(two?.body.id).toBe(one?.body.id);
    const id = one?.body.id ?? '';
    expect(one?.body).toMatchObject({
      status: 'waiting',
      letters: 0,
      mayCancel: true,
      progress: { done: 0, total: 2 },
    });
    await Promise.all([makeHere(app, id), makeHere(app, id)]);
    await makeHere(app, id);
    const letters = await lettersOf(isu, id);
    expect(
      letters.map(({ state, post: to, person, status }) => [state?.iso3, to?.id, person?.id, status]).sort(),
    ).toEqual([
      ['AGO', angola.post.id, angola.holder.id, 'draft'],
      ['KEN', kenya.post.id, kenya.holder.id, 'draft'],
    ]);
    expect(await batch(isu, id)).toMatchObject({
      status: 'made',
      letters: 2,
      counts: { draft: 2 },
      progress: null,
      steps: ['clear', 'send', 'void'],
      mayCancel: false,
    });
  });

  it('leaves nothing when it is called off, or cannot be made', async () => {
    const before = await count('letter');
    const { body } = await begin(isu, [text.id], [toKenya(), toAngola()]);
    const stale = await isu.post<Problem>(`/api/letter-batches/${body.id}/cancel`, { version: 7 });
    expect(stale.body.code).toBe('version.stale');
    const called = await isu.post<LetterBatchView>(`/api/letter-batches/${body.id}/cancel`, { version: body.version });
    expect(called.body).toMatchObject({ status: 'cancelled', progress: null, letters: 0, mayCancel: false });
    await makeHere(app, body.id);
    // The second addressee is closed to the writer between the order and the job.
    const closing = await mission(await app.as('isu_officer'), 'AGO');
    const failing = await begin(isu, [text.id], [toKenya(), { ...toAngola(), postId: closing.post.id }]);
    await app.owner.query(
      `UPDATE post SET effective_label = 'restricted', label = 'restricted', access_lists = ARRAY[id] WHERE id = $1`,
      [closing.post.id],
    );
    await makeHere(app, failing.body.id);
    expect(await batch(isu, failing.body.id)).toMatchObject({
      status: 'failed',
      letters: 0,
      failure: { code: 'reference.unknown' },
    });
    expect(await count('letter')).toBe(before);
    const late = await isu.post<Problem>(`/api/letter-batches/${failing.body.id}/cancel`, { version: 2 });
    expect([late.status, late.body.code]).toEqual([409, 'letter_batch.failed']);
  });

  it('is not made by whoever lost the office meanwhile', async () => {
    const other = await app.as('coordinator');
    const { body } = await begin(other, [text.id], [toKenya()]);
    await app.owner.query(`UPDATE mandate SET to_on = '2026-11-01' WHERE user_id = $1`, [other.officer?.id]);
    await makeHere(app, body.id);
    const [row] = await app.owner.query<object[]>('SELECT status, failure FROM letter_batch WHERE id = $1', [body.id]);
    expect(row).toMatchObject({ status: 'failed', failure: { code: 'letter_batch.office_left' } });
  });
});

describe('the acts of a batch', () => {
  it('clear, sign and send all its letters, with references in one go, contacts and clocks', async () => {
    const made = await madeBatch();
    const early = await batchStep(isu, made, 'send');
    expect([early.status, (early.body as unknown as Problem).code]).toEqual([409, 'letter_batch.step']);
    const {
      body: sent,
      status,
      text: said,
    } = await batchStep(isu, made, 'send', { withEarlier: true, channel: 'hand' });
    expect(status, said).toBe(200);
    expect([sent.counts, sent.steps]).toEqual([{ sent: 2 }, ['void']]);
    const letters = await lettersOf(isu, made.id);
    const refs = letters.map(({ ourRef }) => Number(ourRef?.split('/').at(-1))).sort();
    expect(refs[1]).toBe((refs[0] ?? 0) + 1);
    expect(letters.find(({ state }) => state?.iso3 === 'AGO')?.ourRef).toMatch(new RegExp(`${refs[0]}$`));
    for (const letter of letters) {
      expect(letter).toMatchObject({ channel: 'hand', replyDueOn: '2027-01-05' });
      expect(letter.engagementId).not.toBeNull();
      expect((await office.clockOf(letter)).map(({ status: open }) => open)).toEqual(['open']);
    }
    const [series] = await app.owner.query<{ gaps: number }[]>(
      `SELECT (max(number) - count(*))::int AS gaps FROM letter WHERE series = 'ISU/2026'`,
    );
    expect(series?.gaps).toBe(0);
    const silent = await batchStep(isu, sent, 'void');
    expect([silent.status, fieldsOf(silent.body as unknown as Problem)?.[0]?.[1]]).toEqual([
      400,
      'letter.reason_required',
    ]);
    const { body: gone } = await batchStep(isu, sent, 'void', { reason: 'The wrong text' });
    expect([gone.counts, gone.steps]).toEqual([{ void: 2 }, []]);
    expect((await office.clockOf(letters[0]!)).filter(({ status: open }) => open === 'open')).toEqual([]);
  });

  it('move all or none: a gap in one keeps the numbers of all', async () => {
    const gap = await template(isu, { language: 'fr', body: 'au sujet de {{ask:sujet}}.' });
    const { body } = await begin(isu, [text.id, gap.id], [toAngola(), toKenya({ language: 'fr' })]);
    await makeHere(app, body.id);
    const before = await app.owner.query<object[]>(SERIES);
    const refused = await batchStep(isu, await batch(isu, body.id), 'clear');
    expect([refused.status, fieldsOf(refused.body as unknown as Problem)]).toEqual([
      409,
      [['letters.KEN.asked.sujet', 'letter.gap_ask']],
    ]);
    expect(await app.owner.query<object[]>(SERIES)).toEqual(before);
    expect((await batch(isu, body.id)).counts).toEqual({ draft: 2 });
    const [kenyan] = (await lettersOf(isu, body.id)).filter(({ state }) => state?.iso3 === 'KEN');
    await isu.patch(`/api/letters/${kenyan?.id}`, { version: 1, asked: { sujet: 'la Convention' } });
    expect((await batchStep(isu, await batch(isu, body.id), 'clear')).body.counts).toEqual({ cleared: 2 });
  });

  it('leave alone what is as far, and throw drafts away that have no number', async () => {
    const made = await madeBatch();
    const [first] = await lettersOf(isu, made.id);
    await step(isu, first!, 'clear');
    const cleared = await batchStep(isu, made, 'clear');
    expect(cleared.body.counts).toEqual({ cleared: 2 });
    expect((await batchStep(isu, cleared.body, 'clear')).status).toBe(409);
    expect((await batchStep(isu, { ...cleared.body, version: 1 }, 'sign')).status).toBe(409);
    expect((await batchStep(isu, cleared.body, 'burn')).status).toBe(404);
    const thrown = await batchStep(isu, await madeBatch(), 'void', { reason: 'Not needed' });
    expect(thrown.body).toMatchObject({ letters: 0, counts: {}, steps: [] });
  });
});

describe('the ZIP of a batch', () => {
  it('holds every letter under its reference, as DOCX and PDF', async () => {
    const made = await madeBatch({ name: '../Signatories: "all" of them?' });
    await batchStep(isu, made, 'clear');
    const answer = await isu.send('GET', `/api/letter-batches/${made.id}/zip`);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain('filename="Signatories all of them.zip"');
    const names = await namesInZip(isu, made.id);
    expect(names.map((name) => name.replace(/-\d{3} /, '-NNN ')).sort()).toEqual([
      'ISU-2026-NNN AGO.docx',
      'ISU-2026-NNN AGO.pdf',
      'ISU-2026-NNN KEN.docx',
      'ISU-2026-NNN KEN.pdf',
    ]);
  });
});

describe('who sees what of a batch', () => {
  it('sees the letters it may see, and counts of those', async () => {
    const closed = await mission(isu, 'KEN', { label: 'restricted' });
    const to = [toAngola(), toKenya({ postId: closed.post.id })];
    const { body } = await begin(isu, [text.id], to, { label: 'committee' });
    const other = await app.as('coordinator');
    expect(await batch(other, body.id)).toMatchObject({ status: 'waiting', progress: null, letters: 0 });
    await makeHere(app, body.id);
    expect((await batch(isu, body.id)).letters).toBe(2);
    expect(await batch(other, body.id)).toMatchObject({ status: 'made', letters: 1, counts: { draft: 1 } });
    expect((await lettersOf(other, body.id)).map(({ state }) => state?.iso3)).toEqual(['AGO']);
    expect(await namesInZip(other, body.id)).toHaveLength(2);
    const history = await other.get(`/api/audit?subject=${body.id}&subjectKind=letter_batch`);
    expect(history.text).not.toContain(closed.post.id);
  });

  it('closes its letters when it is restricted, under a series of their own', async () => {
    const made = await madeBatch({ label: 'restricted' });
    const other = await app.as('coordinator');
    expect((await other.get(`/api/letter-batches/${made.id}`)).status).toBe(404);
    expect(await lettersOf(other, made.id)).toEqual([]);
    const { body } = await batchStep(isu, made, 'clear');
    expect(body.counts).toEqual({ cleared: 2 });
    expect(
      (await lettersOf(isu, made.id)).map(({ effectiveLabel, ourRef }) => [effectiveLabel, ourRef?.slice(0, 6)]),
    ).toEqual([
      ['restricted', 'ISU/R/'],
      ['restricted', 'ISU/R/'],
    ]);
  });
});
