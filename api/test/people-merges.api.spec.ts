import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { LetterView } from '@demarche/contracts/letters';
import type { PersonView } from '@demarche/contracts/people';
import type { DoubleView, MergeView } from '@demarche/contracts/people-merges';
import { PersonLinks } from '../src/features/people/merges/person-links.service.js';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { draft } from './letters.js';
import { haveStates, log, person, post } from './outreach.js';

let app: TestApp;
let isu: Client;
let coordinator: Client;

beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  await app.moveClockTo('2026-11-24T08:00:00Z');
  isu = await app.as('isu_officer');
  coordinator = await app.as('coordinator');
});
afterAll(() => app.close());

const read = async (id: string) => (await isu.get<PersonView>(`/api/people/${id}`)).body;
const met = async (id: string) =>
  (await isu.get<EngagementView>(`/api/engagements/${id}`)).body.peopleMet?.map(({ person }) => person.id);
const merge = <T = MergeView>(keep: PersonView, gone: PersonView, more: object = {}, by = isu) =>
  by.post<T>('/api/people/merge', {
    keep: keep.id,
    gone: gone.id,
    versions: { keep: keep.version, gone: gone.version },
    ...more,
  });
const undo = <T = MergeView>(id: string, by = isu) => by.post<T>(`/api/people/merges/${id}/undo`);
const daysAgo = (days: number) => new Date(Date.parse('2026-11-24T08:00:00Z') - days * 86_400_000);
const without = ({ version: _version, updatedAt: _at, lastHeardOn: _heard, ...rest }: PersonView) => ({
  ...rest,
  posts: rest.posts.map(({ version: _, ...held }) => held),
});

describe('two records of one person', () => {
  it('become one with every link, and two again exactly as they were', async () => {
    const [seat, other] = [await post(isu, 'AGO', { function: 'Seat' }), await post(isu, 'AGO', { function: 'Other' })];
    const keep = await person(isu, {
      name: 'Ana Lima',
      languages: ['pt'],
      holding: { postId: seat.id, from: '2024-01-01', to: '2025-06-30' },
    });
    let gone = await person(isu, {
      name: 'LIMA, Ana',
      email: 'ana@example.org',
      languages: ['pt', 'en'],
      addresses: [{ language: 'fr', salutation: 'Madame,' }],
      holding: { postId: seat.id, from: '2025-01-01' },
    });
    gone = (await isu.post<PersonView>(`/api/people/${gone.id}/holdings`, { postId: other.id, from: '2023-01-01' }))
      .body;
    const both = await log(isu, { peopleMet: [{ personId: gone.id }, { personId: keep.id }] });
    const alone = await log(isu, { peopleMet: [{ personId: gone.id }] });
    const letter = await draft(isu, { postId: seat.id, personId: gone.id });
    // What the merger cannot see is led over too, or it would lead nowhere.
    const unseen = await log(coordinator, { label: 'restricted', peopleMet: [{ personId: gone.id }] });

    const { status, body: merged } = await merge(keep, gone);
    expect([status, merged.keep.id, merged.undoUntil]).toEqual([201, keep.id, '2026-12-24']);
    const one = await read(keep.id);
    expect(one).toMatchObject({
      name: 'Ana Lima',
      email: 'ana@example.org',
      languages: ['pt', 'en'],
      addresses: [{ language: 'fr', salutation: 'Madame,' }],
    });
    expect(one.posts.map(({ post: { id }, from, to }) => [id, from, to])).toEqual([
      [seat.id, '2024-01-01', null],
      [other.id, '2023-01-01', null],
    ]);
    expect([await met(both.id), await met(alone.id)]).toEqual([[keep.id], [keep.id]]);
    expect((await isu.get<LetterView>(`/api/letters/${letter.id}`)).body.person?.id).toBe(keep.id);
    const theirs = await coordinator.get<EngagementView>(`/api/engagements/${unseen.id}`);
    expect(theirs.body.peopleMet?.[0]?.person.id).toBe(keep.id);

    // The old address tells where they went; to who names it, it means who was kept.
    const old = await isu.get<Problem>(`/api/people/${gone.id}`);
    expect([old.status, old.body.code, old.body.movedTo]).toEqual([410, 'person.merged', `/api/people/${keep.id}`]);
    expect((await isu.patch<Problem>(`/api/people/${gone.id}`, { version: 3, name: 'X' })).status).toBe(410);
    expect((await isu.get<Page<PersonView>>('/api/people?q=lima')).body.items.map(({ id }) => id)).toEqual([keep.id]);
    const later = await log(isu, { peopleMet: [{ personId: gone.id }] });
    expect(await met(later.id)).toEqual([keep.id]);

    expect((await undo(merged.id)).body.undoneAt).not.toBeNull();
    expect([without(await read(keep.id)), without(await read(gone.id))]).toEqual([without(keep), without(gone)]);
    expect([await met(both.id), await met(alone.id), await met(later.id)]).toEqual([
      [gone.id, keep.id],
      [gone.id],
      [keep.id],
    ]);
    expect((await isu.get<LetterView>(`/api/letters/${letter.id}`)).body.person?.id).toBe(gone.id);
    const audit = await app.owner.query<{ action: string }[]>(
      `SELECT action FROM audit_entry WHERE subject_id IN ($1, $2) AND action LIKE 'person.merge%' ORDER BY action`,
      [keep.id, gone.id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'person.merge_undone',
      'person.merge_undone',
      'person.merged',
      'person.merged_away',
    ]);
  });

  it('take over what is asked for, and keep what was changed since when they come apart', async () => {
    const keep = await person(isu, { name: 'Old spelling', phone: '1' });
    const gone = await person(isu, { name: 'New spelling', email: 'n@example.org', phone: '2' });
    const contact = await log(isu, { peopleMet: [{ personId: gone.id }] });
    const { body: merged } = await merge(keep, gone, { take: ['name', 'phone'] });
    const one = await read(keep.id);
    expect(one).toMatchObject({ name: 'New spelling', phone: '2', email: 'n@example.org' });
    await isu.patch(`/api/people/${keep.id}`, { version: one.version, email: 'newer@example.org' });
    await isu.patch(`/api/engagements/${contact.id}`, { version: 1, peopleMet: [] });
    await undo(merged.id);
    expect(await read(keep.id)).toMatchObject({ name: 'Old spelling', phone: '1', email: 'newer@example.org' });
    expect(await read(gone.id)).toMatchObject({ name: 'New spelling', phone: '2', email: 'n@example.org' });
    expect(await met(contact.id)).toEqual([]);
    expect((await undo<Problem>(merged.id)).body.code).toBe('merge.undone');
  });

  it('merged in a row come apart in the order back, within 30 days', async () => {
    const [a, b, c] = [await person(isu), await person(isu), await person(isu)];
    const first = (await merge(b, a)).body;
    const second = (await merge(c, await read(b.id))).body;
    expect((await isu.get<Problem>(`/api/people/${a.id}`)).body.movedTo).toBe(`/api/people/${c.id}`);
    expect((await undo<Problem>(first.id)).body.code).toBe('merge.merged_on');
    expect((await undo(second.id)).status).toBe(200);
    const age = (days: number) =>
      app.owner.query('UPDATE person_merge SET merged_at = $2 WHERE id = $1', [first.id, daysAgo(days)]);
    await age(31);
    expect((await undo<Problem>(first.id)).body.code).toBe('merge.too_old');
    await age(30);
    expect((await undo(first.id)).status).toBe(200);
    expect((await read(a.id)).id).toBe(a.id);
  });

  it('are not merged on a stale version, with themselves, or twice by two at once', async () => {
    const [keep, gone] = [await person(isu), await person(isu)];
    expect((await merge<Problem>({ ...keep, version: 7 }, gone)).body.code).toBe('version.stale');
    expect((await merge<Problem>(keep, { ...gone, version: 7 })).body.code).toBe('version.stale');
    expect((await merge<Problem>(keep, keep)).body.errors?.[0]?.code).toBe('merge.same');
    expect((await read(gone.id)).version).toBe(1);
    const answers = await Promise.all([merge<Problem>(keep, gone), merge<Problem>(gone, keep)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  it('open nothing to who could not read it, and are nowhere to who may not see both', async () => {
    const open = await person(isu, { name: 'Seen', label: 'public' });
    const closed = await person(isu, { name: 'Met in a closed round', label: 'restricted' });
    expect((await merge<Problem>(open, closed)).body.code).toBe('merge.opens');
    const theirs = await merge<Problem>(open, closed, {}, coordinator);
    const never = await merge<Problem>(open, { ...closed, id: randomUUID() }, {}, coordinator);
    expect([theirs.status, { ...theirs.body, requestId: '' }]).toEqual([404, { ...never.body, requestId: '' }]);
    // Of two closed ones, whoever may read the kept one must have read the other.
    const access = { userIds: [coordinator.officer?.id] };
    const shared = await person(isu, { label: 'restricted', access });
    expect((await merge<Problem>(shared, closed)).body.code).toBe('merge.opens');
    const { status, body: merged } = await merge(closed, shared);
    expect(status).toBe(201);
    expect((await coordinator.get(`/api/people/${shared.id}`)).status).toBe(404);
    expect((await undo<Problem>(merged.id, coordinator)).body.code).toBe('merge.not_found');
    expect((await coordinator.get<Page<MergeView>>('/api/people/merges')).body.items.map(({ id }) => id)).not.toContain(
      merged.id,
    );
    const mine = await isu.get<Page<MergeView>>(`/api/people/merges?person=${closed.id}`);
    expect(mine.body.items.map(({ id, gone }) => [id, gone.id])).toEqual([[merged.id, shared.id]]);
  });
});

describe('doubles', () => {
  const pairs = async (by: Client, query = '') => {
    const found: string[][] = [];
    let after = '';
    do {
      const { body } = await by.get<Page<DoubleView>>(`/api/people/doubles?limit=3${query}${after}`);
      found.push(...body.items.map(({ first, second, reasons }) => [first.name, second.name, ...reasons]));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    return found;
  };

  it('are proposed by address, by name, and by likeness of name where they stand near', async () => {
    const [seat, hidden] = [await post(isu, 'TON'), await post(isu, 'TON', { label: 'restricted' })];
    const far = await post(isu, 'NOR');
    const at = (postId: string) => ({ holding: { postId, from: '2020-01-01', to: '2021-01-01' } });
    await person(isu, { name: 'Sione Fifita', email: 'SF@example.org', ...at(seat.id) });
    await person(isu, { name: 'Fifita, Sioné', ...at(seat.id) });
    await person(isu, { name: 'Zz other', email: 'sf@Example.org' });
    await person(isu, { name: 'Sione Fifitta', ...at(far.id) });
    await person(isu, { name: 'S. Fifita', ...at(hidden.id) });
    await person(isu, { name: 'Mele Taufa', ...at(seat.id) });
    await person(isu, { name: 'Mele Taufa', label: 'restricted' });
    expect((await pairs(isu)).filter(([name]) => /fifita|mele|zz/i.test(name ?? '')).sort()).toEqual([
      ['Fifita, Sioné', 'S. Fifita', 'similar_name'],
      ['Fifita, Sioné', 'Sione Fifita', 'similar_name'],
      ['Mele Taufa', 'Mele Taufa', 'name'],
      ['S. Fifita', 'Sione Fifita', 'similar_name'],
      ['Sione Fifita', 'Zz other', 'email'],
    ]);
    expect(await pairs(coordinator, '&state=TON')).toEqual([
      ['Fifita, Sioné', 'Sione Fifita', 'similar_name'],
      ['Sione Fifita', 'Zz other', 'email'],
    ]);
    expect((await isu.get<Problem>('/api/people/doubles?state=XXX')).status).toBe(400);
  });
});

it('every foreign key that leads to a person is led over by a merge', async () => {
  const keys = await app.owner.query<{ name: string }[]>(
    `SELECT c.conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass AND c.conrelid <> 'person_merge'::regclass`,
  );
  const declared = app.nest
    .get(PersonLinks)
    .all()
    .map(({ table, column }) => `${table}.${column}`);
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.map(({ name }) => name).filter((name) => !declared.includes(name))).toEqual([]);
});
