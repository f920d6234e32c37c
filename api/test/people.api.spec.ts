import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { InstitutionView, PersonView, PostView } from '@demarche/contracts/people';
import type { Role } from '@demarche/domain/permissions';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates, person, post } from './outreach.js';

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

const people = async (client: Client, query: string) =>
  (await client.get<Page<PersonView>>(`/api/people?${query}&limit=200`)).body.items.map(({ name }) => name);
const posts = async (client: Client, query: string) =>
  (await client.get<Page<PostView>>(`/api/posts?${query}&limit=200`)).body.items.map(({ title }) => title);
const fields = ({ errors }: Pick<Problem, 'errors'>) => errors?.map(({ field, code }) => [field, code]);

describe('a person', () => {
  it('holds posts from a day to a day, today’s first', async () => {
    const [old, now] = [
      await post(isu, 'AGO', { function: 'Attaché' }),
      await post(isu, 'AGO', { function: 'Counsellor' }),
    ];
    const made = await person(isu, { name: 'María <b>Núñez</b>', languages: ['pt', 'pt', 'en'], source: 'Card' });
    expect(made).toMatchObject({
      name: 'María <b>Núñez</b>',
      languages: ['pt', 'en'],
      source: 'Card',
      posts: [],
      version: 1,
    });
    const path = `/api/people/${made.id}/holdings`;
    await isu.post(path, { postId: old.id, from: '2026-11-25' });
    const { status, body } = await isu.post<PersonView>(path, { postId: now.id, from: '2020-01-01', to: '2026-11-24' });
    expect(status).toBe(201);
    expect(body.posts.map((held) => [held.post.title, held.from, held.to])).toEqual([
      ['Counsellor, Permanent Mission of AGO, Geneva', '2020-01-01', '2026-11-24'],
      ['Attaché, Permanent Mission of AGO, Geneva', '2026-11-25', null],
    ]);
    expect(body.posts[0]?.post.state).toEqual({ iso3: 'AGO', name: 'Angola' });
    const moved = await isu.patch<PersonView>(`${path}/${body.posts[0]?.holdingId}`, { version: 1, to: '2026-11-20' });
    expect(moved.body.posts.map(({ to }) => to)).toEqual([null, '2026-11-20']);
  });

  it('does not hold one post twice at a time, nor backwards, nor one there is not', async () => {
    const seat = await post(isu, 'KEN', { function: 'Seat' });
    const holder = await person(isu, { holding: { postId: seat.id, from: '2026-01-01' } });
    const add = (body: object) => isu.post<Pick<Problem, 'code' | 'errors'>>(`/api/people/${holder.id}/holdings`, body);
    const twice = await add({ postId: seat.id, from: '2026-06-01' });
    expect([twice.status, twice.body.code]).toEqual([409, 'holding.overlaps']);
    const backwards = await add({ postId: seat.id, from: '2020-06-01', to: '2020-05-01' });
    expect(fields(backwards.body)).toEqual([['to', 'period.reversed']]);
    expect(fields((await add({ postId: randomUUID(), from: '2020-06-01' })).body)).toEqual([
      ['postId', 'reference.unknown'],
    ]);
    const wanted = { name: 'Half written', holding: { postId: randomUUID(), from: '2020-01-01' } };
    expect(fields((await isu.post<Problem>('/api/people', wanted)).body)).toEqual([
      ['holding.postId', 'reference.unknown'],
    ]);
    expect(await people(isu, 'q=half')).toEqual([]);
  });

  it('is found by parts of the name in whatever case, accents and form, by State and by post', async () => {
    const seat = await post(isu, 'TON', { function: 'Envoy' });
    const name = 'Zoë Ångström-O’Neill';
    await person(isu, { name, holding: { postId: seat.id, from: '2026-01-01' } });
    const decomposed = encodeURIComponent('ångs'.normalize('NFD'));
    for (const query of [
      'q=ZOE',
      'q=ngstr',
      `q=${decomposed}`,
      'q=oneill%20zo',
      'q=z',
      'state=TON',
      `post=${seat.id}`,
    ]) {
      expect(await people(isu, query), query).toContain(name);
    }
    for (const query of ['q=xyz', 'q=%25', 'q=ton', 'state=NOR', `post=${randomUUID()}`]) {
      expect(await people(isu, query), query).not.toContain(name);
    }
  });

  it('pages by name without repeating or missing anybody', async () => {
    for (let i = 0; i < 5; i++) await person(isu, { name: `Paged ${5 - i}`, label: i % 2 ? 'public' : 'internal' });
    const seen: string[] = [];
    let after = '';
    do {
      const page: Page<PersonView> = (await isu.get<Page<PersonView>>(`/api/people?q=paged&limit=2${after}`)).body;
      seen.push(...page.items.map(({ name }) => name));
      after = page.next ? `&after=${page.next}` : '';
    } while (after);
    expect(seen).toEqual(['Paged 1', 'Paged 2', 'Paged 3', 'Paged 4', 'Paged 5']);
  });

  it('is changed at its version, by one of two writers, with an audit row each', async () => {
    const made = await person(isu, { name: 'Before', email: 'a@example.org' });
    const path = `/api/people/${made.id}`;
    const answers = await Promise.all(
      [1, 2].map(() => isu.patch<PersonView>(path, { version: 1, name: 'After', email: null })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await isu.get<PersonView>(path)).body).toMatchObject({ name: 'After', email: null, version: 2 });
    const actions = await app.owner.query<{ action: string }[]>(
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY action',
      [made.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['person.added', 'person.changed']);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ name: 'two\nlines' }, 'name'],
    [{ name: 7 }, 'name'],
    [{ name: 'A', email: 'nobody' }, 'email'],
    [{ name: 'A', languages: ['portuguese'] }, 'languages'],
    [{ name: 'A', label: 'secret' }, 'label'],
    [{ name: 'A', opinion: 'friendly' }, 'opinion'],
  ])('refuses %j at its field', async (body, field) => {
    const answer = await isu.post<Problem>('/api/people', body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });
});

describe('a post', () => {
  it('stands in an institution that is written once, and tells who holds it today', async () => {
    const first = await post(isu, 'NOR', { function: 'First secretary' });
    const second = await post(coordinator, 'NOR', {
      function: 'Second secretary',
      institution: {
        name: 'PERMANENT MISSION OF NOR',
        kind: 'permanent_mission',
        state: 'NOR',
        city: 'geneva',
      },
    });
    expect(second.institution.id).toBe(first.institution.id);
    await person(isu, { name: 'Holder', holding: { postId: first.id, from: '2026-01-01' } });
    await person(isu, { name: 'Former', holding: { postId: first.id, from: '2020-01-01', to: '2025-12-31' } });
    const { body } = await isu.get<PostView>(`/api/posts/${first.id}`);
    expect(body.holders.map(({ name, from }) => [name, from])).toEqual([['Holder', '2026-01-01']]);
    expect(await posts(isu, 'state=NOR&vacant=true')).toEqual([second.title]);
    expect(await posts(isu, 'state=NOR&vacant=false')).toEqual([first.title]);
    expect(await posts(isu, `institution=${first.institution.id}&q=second`)).toEqual([second.title]);
    const renamed = await isu.patch<PostView>(`/api/posts/${second.id}`, { version: 1, function: 'Counsellor' });
    expect(renamed.body).toMatchObject({ title: 'Counsellor, Permanent Mission of NOR, Geneva', version: 2 });
    expect((await isu.patch<Problem>(`/api/posts/${second.id}`, { version: 1, email: null })).body.code).toBe(
      'version.stale',
    );
  });

  it('wants one institution, a known one, in a known State', async () => {
    const add = async (body: object) =>
      fields((await isu.post<Problem>('/api/posts', { function: 'X', ...body })).body);
    expect(await add({})).toEqual([['institutionId', 'institution.one']]);
    expect(await add({ institutionId: randomUUID() })).toEqual([['institutionId', 'reference.unknown']]);
    expect(await add({ institution: { name: 'M', kind: 'ministry', state: 'XXX' } })).toEqual([
      ['institution.state', 'state.unknown'],
    ]);
    expect(await add({ institution: { name: 'M', kind: 'castle' } })).toEqual([['institution.kind', 'field.is_in']]);
  });

  it('keeps an institution out of sight that came with posts nobody else may see', async () => {
    const institution = { name: 'Quiet Bureau', kind: 'ministry', state: 'TON' };
    await post(isu, 'TON', { label: 'restricted', institution });
    const names = async (client: Client) =>
      (await client.get<Page<InstitutionView>>('/api/institutions?q=quiet')).body.items.map(({ name }) => name);
    expect(await names(isu)).toEqual(['Quiet Bureau']);
    expect(await names(coordinator)).toEqual([]);
    const { id } = (await isu.get<Page<InstitutionView>>('/api/institutions?q=quiet')).body.items[0] ?? { id: '' };
    for (const institutionId of [id, randomUUID()]) {
      const refused = await coordinator.post<Problem>('/api/posts', { function: 'X', institutionId });
      expect(fields(refused.body)).toEqual([['institutionId', 'reference.unknown']]);
      const organisations = [{ institutionId, role: 'host' }];
      const named = await coordinator.post<Problem>('/api/engagements', {
        kind: 'call',
        on: '2026-11-20',
        states: ['TON'],
        organisations,
      });
      expect(fields(named.body)).toEqual([['organisations.0.institutionId', 'reference.unknown']]);
    }
    // Who names it without knowing of it gets what they wrote, and from there on everybody may know of it.
    const theirs = await coordinator.post<InstitutionView>('/api/institutions', {
      ...institution,
      name: 'quiet bureau',
    });
    expect([theirs.status, theirs.body.name]).toEqual([201, 'quiet bureau']);
    expect(await names(coordinator)).toEqual(['quiet bureau']);
    const organisation = await isu.post<InstitutionView>('/api/institutions', { name: 'CMC', kind: 'civil_society' });
    expect(organisation.body).toMatchObject({ name: 'CMC', kind: 'civil_society', city: null, state: null });
    const again = await coordinator.post<InstitutionView>('/api/institutions', { name: 'cmc', kind: 'civil_society' });
    expect(again.body.id).toBe(organisation.body.id);
  });
});

describe('labels of people and posts', () => {
  // From domain.md, by hand: who reads public, committee, internal; who creates at each.
  const READS: Record<Role, string> = {
    isu_officer: 'pci',
    isu_director: 'pci',
    presidency: 'pci',
    coordinator: 'pci',
    new_york_liaison: 'pci',
    president_designate: 'pci',
    partner_observer: 'pc',
    auditor: '',
    administrator: '',
  };
  const LEVELS = { p: 'public', c: 'committee', i: 'internal', r: 'restricted' } as const;

  it('decide who finds them, alone and as holders of posts', async () => {
    const seat = await post(isu, 'KEN', { function: 'Labelled seat', label: 'public' });
    for (const label of Object.values(LEVELS)) {
      await person(isu, { name: `Level ${label}`, label, holding: { postId: seat.id, from: '2026-01-01' } });
    }
    for (const [role, letters] of Object.entries(READS) as [Role, string][]) {
      const client = await app.as(role);
      const expected = [...letters].map((letter) => `Level ${LEVELS[letter as keyof typeof LEVELS]}`).sort();
      if (role === 'auditor') {
        expect((await client.get('/api/people')).status).toBe(403);
        continue;
      }
      expect((await people(client, 'q=level')).sort(), role).toEqual(expected);
      expect((await people(client, `post=${seat.id}`)).sort(), role).toEqual(expected);
      const seen = await client.get<PostView>(`/api/posts/${seat.id}`);
      expect(seen.status, role).toBe(letters.includes('p') ? 200 : 404);
      if (seen.status === 200) expect(seen.body.holders.map(({ name }) => name).sort(), role).toEqual(expected);
    }
  });

  it('hide a post from whoever may see only the person, and answer alike for hidden and never there', async () => {
    const hidden = await post(isu, 'KEN', { function: 'Hidden seat', label: 'restricted' });
    const open = await person(isu, {
      name: 'Open',
      label: 'public',
      holding: { postId: hidden.id, from: '2026-01-01' },
    });
    expect((await coordinator.get<PersonView>(`/api/people/${open.id}`)).body.posts).toEqual([]);
    expect(await people(coordinator, `post=${hidden.id}`)).toEqual([]);
    for (const thing of ['people', 'posts']) {
      const closed = thing === 'posts' ? hidden : await person(isu, { label: 'restricted' });
      const [theirs, never] = [
        await coordinator.get<Problem>(`/api/${thing}/${closed.id}`),
        await coordinator.get<Problem>(`/api/${thing}/${randomUUID()}`),
      ];
      expect({ ...theirs.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
      expect(theirs.status).toBe(404);
      expect((await coordinator.patch(`/api/${thing}/${closed.id}`, { version: 1 })).status).toBe(404);
    }
    const wanted = await coordinator.post<Problem>(`/api/people/${open.id}/holdings`, {
      postId: hidden.id,
      from: '2027-01-01',
    });
    expect(fields(wanted.body)).toEqual([['postId', 'reference.unknown']]);
  });

  it('are written by those who write at the level', async () => {
    const designate = await app.as('president_designate');
    expect((await designate.post('/api/people', { name: 'A', label: 'committee' })).status).toBe(201);
    for (const label of ['public', 'internal']) {
      const refused = await designate.post<Problem>('/api/people', { name: 'A', label });
      expect([refused.status, refused.body.code]).toEqual([403, 'label.not_writable']);
    }
    const partner = await app.as('partner_observer');
    expect((await partner.post('/api/people', { name: 'A', label: 'public' })).status).toBe(403);
    const internal = await person(isu, { label: 'internal' });
    expect((await designate.patch(`/api/people/${internal.id}`, { version: 1, name: 'B' })).status).toBe(403);
  });
});
