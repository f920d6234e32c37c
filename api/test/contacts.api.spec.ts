import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { InstitutionView, PersonView, PostHoldingView, PostView, StateContacts } from '@demarche/contracts/people';
import { BouncesService } from '../src/features/people/bounces.service.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { ActorLoader } from '../src/platform/access/actor.js';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { received } from './letters.js';
import { haveStates, log, person, post } from './outreach.js';

let app: TestApp;
let isu: Client;
let coordinator: Client;
let partner: Client;

beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  await app.moveClockTo('2026-11-24T08:00:00Z');
  isu = await app.as('isu_officer');
  coordinator = await app.as('coordinator');
  partner = await app.as('partner_observer');
});
afterAll(() => app.close());

const contacts = async (client: Client, iso3: string) =>
  (await client.get<StateContacts>(`/api/states/${iso3}/contacts`)).body;
const readPost = async (id: string, client = isu) => (await client.get<PostView>(`/api/posts/${id}`)).body;
const attention = async (kind: string, client = isu) =>
  (await client.get<Page<PostView>>(`/api/posts?attention=${kind}&limit=200`)).body.items.map(({ id }) => id);

describe('who is our contact in a State', () => {
  it('is one look: posts, who holds them, how they are addressed, and what wants attention', async () => {
    const seat = await post(isu, 'AGO', {
      label: 'public',
      function: 'Counsellor',
      email: 'a@example.org',
      language: 'fr',
    });
    const gone = await post(isu, 'AGO', { label: 'public', function: 'Attaché' });
    const holder = await person(isu, {
      name: 'Holder',
      label: 'public',
      languages: ['pt', 'fr'],
      addresses: [{ language: 'fr', salutation: 'Madame,', formOfAddress: 'Mme Holder' }],
      holding: { postId: seat.id, from: '2026-01-01' },
    });
    await person(isu, {
      name: 'Left',
      label: 'public',
      holding: { postId: gone.id, from: '2020-01-01', to: '2026-03-31' },
    });
    const closed = await person(isu, {
      name: 'Closed',
      label: 'restricted',
      holding: { postId: gone.id, from: '2026-05-01' },
    });
    await log(isu, { label: 'committee', on: '2026-06-01', peopleMet: [{ personId: holder.id }] });
    await log(isu, { label: 'restricted', on: '2026-07-01', peopleMet: [{ personId: holder.id }] });
    await log(isu, {
      label: 'internal',
      caveats: ['chatham_house'],
      on: '2026-08-01',
      peopleMet: [{ personId: holder.id }],
    });
    await log(isu, { status: 'planned', on: '2026-12-01', peopleMet: [{ personId: holder.id }] });

    const { posts, more } = await contacts(coordinator, 'AGO');
    expect(more).toBe(false);
    expect(posts.map(({ function: name, vacantSince, lastHeardOn }) => [name, vacantSince, lastHeardOn])).toEqual([
      ['Attaché', '2026-04-01', null],
      ['Counsellor', null, '2026-06-01'],
    ]);
    expect(posts[1]).toMatchObject({
      email: 'a@example.org',
      language: 'fr',
      silent: false,
      holders: [{ name: 'Holder', languages: ['pt', 'fr'], addresses: [{ formOfAddress: 'Mme Holder' }], flags: [] }],
    });
    // To who may know more the post is held, and was heard of later.
    const mine = await contacts(isu, 'AGO');
    expect(
      mine.posts.map(({ holders, vacantSince, lastHeardOn }) => [
        holders.map(({ id }) => id),
        vacantSince,
        lastHeardOn,
      ]),
    ).toEqual([
      [[closed.id], null, null],
      [[holder.id], null, '2026-08-01'],
    ]);
    // Derived values are for internal readers.
    expect((await contacts(partner, 'ago')).posts.map(({ lastHeardOn, silent }) => [lastHeardOn, silent])).toEqual([
      [null, false],
      [null, false],
    ]);
    expect((await isu.get<Problem>('/api/states/XXX/contacts')).body.code).toBe('state.not_found');
    expect((await isu.get<PersonView>(`/api/people/${holder.id}`)).body.lastHeardOn).toBe('2026-08-01');
  });

  it('names focal points, champions and the lead ministry, with how we know for who works inside', async () => {
    const champion = await person(isu, { name: 'Champion', label: 'public' });
    const flag = { kind: 'national_champion', state: 'KEN', evidence: 'Speech in parliament', from: '2026-01-01' };
    const flagged = await isu.post<PersonView>(`/api/people/${champion.id}/flags`, flag);
    expect([flagged.status, flagged.body.flags[0]?.evidence]).toEqual([201, 'Speech in parliament']);
    const ministry = await isu.post<InstitutionView>('/api/institutions', {
      name: 'Ministry',
      kind: 'ministry',
      state: 'KEN',
    });
    const path = `/api/institutions/${ministry.body.id}`;
    await isu.post(`${path}/flags`, { kind: 'lead_ministry', evidence: 'Letter 12', from: '2026-01-01' });
    const seen = async (client: Client) => {
      const { flagged: people, leadMinistries } = await contacts(client, 'KEN');
      return [
        ...people.map(({ person: { name }, flag: { evidence } }) => [name, evidence]),
        ...leadMinistries.map(({ institution: { name }, flag: { evidence } }) => [name, evidence]),
      ];
    };
    expect(await seen(isu)).toEqual([
      ['Champion', 'Speech in parliament'],
      ['Ministry', 'Letter 12'],
    ]);
    expect(await seen(partner)).toEqual([
      ['Champion', null],
      ['Ministry', null],
    ]);
    const names = (await isu.get<Page<PersonView>>('/api/people?flag=national_champion')).body.items;
    expect(names.map(({ name }) => name)).toEqual(['Champion']);

    const id = flagged.body.flags[0]?.id ?? '';
    const change = (body: object) => isu.patch<Problem>(`/api/flags/${id}`, body);
    expect((await change({ version: 1, to: '2025-01-01' })).body.errors?.[0]?.code).toBe('period.reversed');
    expect((await change({ version: 1, to: '2026-02-01' })).status).toBe(204);
    expect((await change({ version: 1, to: null })).body.code).toBe('version.stale');
    expect(await seen(isu)).toEqual([['Ministry', 'Letter 12']]);
    for (const [body, field] of [
      [{ ...flag, kind: 'lead_ministry' }, 'kind'],
      [{ ...flag, evidence: ' ' }, 'evidence'],
      [{ ...flag, state: 'XXX' }, 'state'],
    ] as const) {
      const refused = await isu.post<Problem>(`/api/people/${champion.id}/flags`, body);
      expect(refused.body.errors?.map((error) => error.field)).toContain(field);
    }
    const hidden = await person(isu, { label: 'restricted' });
    const theirs = await isu.post<PersonView>(`/api/people/${hidden.id}/flags`, { ...flag, kind: 'focal_point' });
    const of = `/api/flags/${theirs.body.flags[0]?.id}`;
    expect((await coordinator.patch<Problem>(of, { version: 1 })).body.code).toBe('flag.not_found');
    expect(await seen(coordinator)).toEqual([['Ministry', 'Letter 12']]);
    expect((await isu.delete(of, { version: 1 })).status).toBe(204);
  });
});

describe('posts that want attention', () => {
  it('are silent when nothing was heard of them for a year, of what the reader may see', async () => {
    const old = async (name: string) => {
      const made = await post(isu, 'TON', { function: name });
      await app.owner.query(`UPDATE post SET created_at = '2020-01-01' WHERE id = $1`, [made.id]);
      return made.id;
    };
    const [never, met, wrote, quiet, hidden] = [
      await old('1'),
      await old('2'),
      await old('3'),
      await old('4'),
      await old('5'),
    ];
    const young = (await post(isu, 'TON', { function: '6' })).id;
    const meet = async (postId: string, on: string, label = 'internal') =>
      log(isu, { on, label, peopleMet: [{ personId: (await person(isu)).id, postId }] });
    await meet(met, '2025-11-24');
    await meet(quiet, '2025-11-23');
    await meet(hidden, '2026-10-01', 'restricted');
    await received(isu, { state: 'TON', postId: wrote, receivedOn: '2026-01-10' });
    const silent = (await attention('silent')).filter((id) => [never, met, wrote, quiet, hidden, young].includes(id));
    expect(silent).toEqual([never, quiet]);
    expect((await attention('silent', coordinator)).includes(hidden)).toBe(true);
    expect((await readPost(quiet)).silent).toBe(true);
    expect((await readPost(young)).silent).toBe(false);
    const refused = await partner.get<Problem>('/api/posts?attention=silent');
    expect([refused.status, refused.body.code]).toEqual([403, 'derived.internal']);
  });

  it('bounce when they are marked, by hand or by the mail itself, until cleared or given another address', async () => {
    const [seat, same] = [
      await post(isu, 'NOR', { email: 'X@example.org' }),
      await post(isu, 'NOR', { function: '2', email: 'x@example.org' }),
    ];
    const marked = await isu.post<PostView>(`/api/posts/${seat.id}/bounce`, {
      version: 1,
      on: '2026-11-20',
      reason: 'Full',
    });
    expect(marked.body).toMatchObject({ bouncedOn: '2026-11-20', bounceReason: 'Full', version: 2 });
    expect((await isu.post<Problem>(`/api/posts/${seat.id}/bounce`, { version: 1 })).body.code).toBe('version.stale');
    expect(await attention('bounced')).toEqual([seat.id]);
    await isu.delete(`/api/posts/${seat.id}/bounce`, { version: 2 });
    expect(await attention('bounced')).toEqual([]);
    const actor = await app.nest.get(ActorLoader).load(isu.token, 'test');
    if (!actor) throw new Error('no actor');
    const owner = await person(isu, { email: 'x@EXAMPLE.org' });
    await app.nest
      .get(Transactions)
      .run((em) => app.nest.get(BouncesService).heard(em, actor, 'x@example.org', 'No such user'));
    expect((await attention('bounced')).sort()).toEqual([seat.id, same.id].sort());
    const bounced = (await isu.get<Page<PersonView>>('/api/people?bounced=true')).body.items;
    expect(bounced.map(({ id, bounceReason }) => [id, bounceReason])).toEqual([[owner.id, 'No such user']]);
    await isu.patch(`/api/posts/${same.id}`, { version: 2, email: 'new@example.org' });
    expect((await readPost(same.id)).bouncedOn).toBeNull();
    await isu.delete(`/api/people/${owner.id}/bounce`, { version: 2 });
    expect((await isu.get<PersonView>(`/api/people/${owner.id}`)).body.bouncedOn).toBeNull();
    const without = await post(isu, 'NOR', { function: '3' });
    expect((await isu.post<Problem>(`/api/posts/${without.id}/bounce`, { version: 1 })).body.code).toBe('email.none');
  });
});

describe('a change of the holder', () => {
  it('is one act: one goes the day before, another comes, somebody new or nobody', async () => {
    const seat = await post(isu, 'NOR', { function: 'Handed over' });
    const first = await person(isu, { name: 'First', holding: { postId: seat.id, from: '2024-01-01' } });
    const hand = <T = PostView>(body: object) => isu.post<T>(`/api/posts/${seat.id}/holder`, body);
    const { status, body } = await hand({ version: 1, from: '2026-09-01', person: { name: 'Second' } });
    expect([status, body.holders.map(({ name, from }) => [name, from])]).toEqual([201, [['Second', '2026-09-01']]]);
    const history = async () =>
      (await isu.get<PostHoldingView[]>(`/api/posts/${seat.id}/holdings`)).body.map((held) => [
        held.person.name,
        held.from,
        held.to,
      ]);
    expect(await history()).toEqual([
      ['Second', '2026-09-01', null],
      ['First', '2024-01-01', '2026-08-31'],
    ]);
    expect((await hand<Problem>({ version: 1, from: '2026-10-01' })).body.code).toBe('version.stale');
    expect((await hand<Problem>({ version: 2, from: '2026-09-01' })).body.code).toBe('holding.later');
    expect(
      (await hand<Problem>({ version: 2, from: '2026-10-01', person: { name: '' } })).body.errors?.[0]?.field,
    ).toBe('person.name');
    expect((await hand({ version: 2, from: '2026-10-01' })).body).toMatchObject({
      holders: [],
      vacantSince: '2026-10-01',
    });
    expect((await hand({ version: 3, from: '2026-11-01', personId: first.id })).body.holders[0]?.name).toBe('First');
    expect(await history()).toHaveLength(3);
  });
});
