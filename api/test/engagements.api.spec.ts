import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { EngagementCreated, EngagementView } from '@demarche/contracts/engagements';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates, log, person, post } from './outreach.js';

const NOW = '2026-11-24T08:00:00Z';
let app: TestApp;
let isu: Client;
let coordinator: Client;

beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await haveStates(app);
  await app.moveClockTo(NOW);
  isu = await app.as('isu_officer');
  coordinator = await app.as('coordinator');
});
afterAll(() => app.close());

const field = (problem: Problem) => problem.errors?.map((error) => [error.field, error.code]);

describe('logging a contact', () => {
  it('says who met whom, in which post, in which office, and gives the text back as it was', async () => {
    const counsellor = await post(coordinator, 'AGO', { function: 'Disarmament counsellor' });
    const met = await person(coordinator, {
      name: 'Officer A',
      holding: { postId: counsellor.id, from: '2026-01-01' },
    });
    const { status, body } = await coordinator.post<EngagementCreated>('/api/engagements', {
      kind: 'bilateral_meeting',
      on: '2026-11-23',
      time: '11:30',
      zone: 'Europe/Zurich',
      place: 'Geneva',
      summary: '<b>bold</b> & "quoted"\nsecond line',
      outcome: '<script>alert(1)</script>',
      states: ['KEN', 'AGO'],
      peopleMet: [{ personId: met.id }],
      label: 'committee',
    });
    expect(status).toBe(201);
    expect(body.engagement).toMatchObject({
      treaty: 'ccm',
      kind: 'bilateral_meeting',
      status: 'held',
      on: '2026-11-23',
      time: '11:30',
      zone: 'Europe/Zurich',
      place: 'Geneva',
      title: 'Bilateral meeting, Geneva',
      summary: '<b>bold</b> & "quoted"\nsecond line',
      outcome: '<script>alert(1)</script>',
      states: [
        { iso3: 'KEN', name: 'Kenya' },
        { iso3: 'AGO', name: 'Angola' },
      ],
      label: 'committee',
      effectiveLabel: 'committee',
      caveats: [],
      version: 1,
      createdAt: expect.stringMatching(/^2026-11-24T08:0/) as unknown,
      demo: false,
      mayWrite: true,
    });
    expect(body.engagement.peopleMet).toEqual([
      {
        person: { id: met.id, name: 'Officer A' },
        post: { id: counsellor.id, title: 'Disarmament counsellor, Permanent Mission of AGO, Geneva' },
      },
    ]);
    expect(body.engagement.ourPeople).toEqual([
      {
        user: { id: coordinator.officer?.id, name: coordinator.officer?.name },
        office: expect.objectContaining({ id: coordinator.officer?.officeId }) as unknown,
      },
    ]);
    expect(body.engagement.owner?.id).toBe(coordinator.officer?.id);
    expect(await isu.get(`/api/engagements/${body.engagement.id}`)).toMatchObject({
      status: 200,
      body: { ...body.engagement },
    });
  });

  it('is held when the day is here or past, planned when it is to come', async () => {
    expect((await log(isu, { on: '2026-11-24' })).status).toBe('held');
    expect((await log(isu, { on: '2026-11-25', states: ['NOR'] })).status).toBe('planned');
  });

  it.each([
    [{ status: 'held', on: '2026-11-25' }, 'on', 'engagement.held_in_future'],
    [{ status: 'planned', on: '2026-11-23' }, 'on', 'engagement.planned_in_past'],
    [{ zone: 'Europe/Zurich' }, 'time', 'engagement.zone_without_time'],
    [{ time: '24:00' }, 'time', 'field.matches'],
    [{ time: '11:30', zone: 'Mars/Olympus' }, 'zone', 'field.is_zone'],
    [{ on: '2026-02-30' }, 'on', 'field.is_day'],
    [{ states: [] }, 'states', 'field.array_min_size'],
    [{ states: 'KEN' }, 'states', 'field.is_array'],
    [{ peopleMet: 'somebody' }, 'peopleMet', 'field.is_array'],
    [{ states: ['AGO', 'XXX'] }, 'states.1', 'state.unknown'],
    [{ states: ['ago'] }, 'states', 'field.is_iso3'],
    [{ kind: 'dinner' }, 'kind', 'field.is_in'],
    [{ title: 'x'.repeat(10_000) }, 'title', 'field.max_length'],
    [{ peopleMet: [{ personId: randomUUID() }] }, 'peopleMet.0.personId', 'reference.unknown'],
    [{ ourPeople: [{ userId: randomUUID() }] }, 'ourPeople.0.userId', 'reference.unknown'],
    [
      { organisations: [{ institutionId: randomUUID(), role: 'host' }] },
      'organisations.0.institutionId',
      'reference.unknown',
    ],
    [{ peopleMet: ['x'] }, 'peopleMet', 'field.is_object'],
    [
      { followUp: { title: 'Call', dueOn: '2026-12-01', assigneeUserId: randomUUID() } },
      'followUp.assigneeUserId',
      'reference.unknown',
    ],
    [{ mood: 'good' }, 'mood', 'field.unknown'],
  ])('refuses %j at its field', async (body, name, code) => {
    const before: unknown = await app.owner.query('SELECT count(*) FROM engagement');
    const request = { kind: 'call', on: '2026-11-20', states: ['AGO'], label: 'internal', ...body };
    const answer = await isu.post<Problem>('/api/engagements', request);
    expect(answer.status).toBe(400);
    expect(field(answer.body)).toContainEqual([name, code]);
    expect(await app.owner.query('SELECT count(*) FROM engagement')).toEqual(before);
  });

  it('knows the day on the clock of the zone: tomorrow in Auckland may be held', async () => {
    await app.moveClockTo('2026-11-24T12:00:00Z');
    const auckland = { on: '2026-11-25', time: '00:30', zone: 'Pacific/Auckland', status: 'held' };
    expect((await log(isu, auckland)).status).toBe('held');
    await app.moveClockTo(NOW);
  });

  it('leaves a follow-up in the same transaction, and nothing at all where the follow-up is refused', async () => {
    const followUp = { title: 'Send the toolkit', dueOn: '2026-12-08', assigneeUserId: isu.officer?.id };
    const { body } = await coordinator.post<EngagementCreated>('/api/engagements', {
      kind: 'call',
      on: '2026-11-20',
      states: ['AGO'],
      followUp,
    });
    expect(await isu.get(`/api/tasks/${body.followUpTaskId}`)).toMatchObject({
      status: 200,
      body: {
        title: 'Send the toolkit',
        dueOn: '2026-12-08',
        engagement: { id: body.engagement.id },
        state: { iso3: 'AGO' },
      },
    });
    const refused = await coordinator.post<Problem>('/api/engagements', {
      kind: 'call',
      on: '2026-11-20',
      states: ['AGO'],
      title: 'Never there',
      followUp: { ...followUp, assigneeOfficeId: isu.officer?.officeId },
    });
    expect(refused.status).toBe(400);
    expect((await isu.get<Page<EngagementView>>('/api/engagements?q=never')).body.items).toEqual([]);
  });
});

describe('a repeated request', () => {
  const request = { kind: 'call', on: '2026-11-20', states: ['TON'], title: 'Once' };

  it('answers what the first one made', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await isu.post<EngagementCreated>('/api/engagements', request, key);
    const again = await isu.post<EngagementCreated>('/api/engagements', { ...request }, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = await isu.post<Problem>('/api/engagements', { ...request, title: 'Other' }, key);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency.mismatch']);
  });

  it('makes one record when both arrive at once, and another user with the same key makes their own', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const twice = await Promise.all([1, 2, 3].map(() => isu.post<EngagementCreated>('/api/engagements', request, key)));
    expect(new Set(twice.map(({ body }) => body.engagement.id)).size).toBe(1);
    const theirs = await coordinator.post<EngagementCreated>('/api/engagements', request, key);
    expect(theirs.status).toBe(201);
    expect(theirs.body.engagement.id).not.toBe(twice[0]?.body.engagement.id);
  });

  it('frees the key of a request that failed', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await isu.post('/api/engagements', { ...request, states: ['XXX'] }, key)).status).toBe(400);
    expect((await isu.post('/api/engagements', request, key)).status).toBe(201);
    expect(
      (await isu.post<Problem>('/api/engagements', request, { 'idempotency-key': 'x' })).body.errors,
    ).toMatchObject([{ field: 'idempotency-key' }]);
  });
});

describe('changing a contact', () => {
  it('marks held, moves, cancels, each audited in the transaction of the change', async () => {
    const planned = await log(isu, { on: '2026-12-05', states: ['NOR'], place: 'Oslo' });
    const path = `/api/engagements/${planned.id}`;
    const early = await isu.patch<Problem>(path, { version: 1, status: 'held' });
    expect(field(early.body)).toEqual([['on', 'engagement.held_in_future']]);
    const held = await isu.patch<EngagementView>(path, {
      version: 1,
      status: 'held',
      on: '2026-11-24',
      outcome: 'Agreed',
    });
    expect(held.body).toMatchObject({ status: 'held', on: '2026-11-24', outcome: 'Agreed', version: 2, place: 'Oslo' });
    const cancelled = await isu.patch<EngagementView>(path, { version: 2, status: 'cancelled' });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', version: 3 });
    const audit = await app.owner.query<
      { action: string; before: { status: string } | null; after: { states: string[] } }[]
    >('SELECT action, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY at, action DESC', [planned.id]);
    expect(audit.map(({ action, before }) => [action, before?.status ?? null])).toEqual(
      expect.arrayContaining([
        ['engagement.planned', null],
        ['engagement.held', 'planned'],
        ['engagement.cancelled', 'held'],
      ]),
    );
    expect(audit[0]?.after.states).toEqual(['NOR']);
  });

  it('lets a planned contact whose day has passed be edited without moving it', async () => {
    const planned = await log(isu, { on: '2026-11-24', status: 'planned', states: ['NOR'] });
    await app.moveClockTo('2026-12-01T08:00:00Z');
    isu = await app.as('isu_officer');
    const edited = await isu.patch<EngagementView>(`/api/engagements/${planned.id}`, { version: 1, place: 'Bonn' });
    expect([edited.status, edited.body.place]).toEqual([200, 'Bonn']);
    await app.moveClockTo(NOW);
  });

  it('refuses a stale version, and of two writers at once lets one win', async () => {
    const one = await log(isu);
    const path = `/api/engagements/${one.id}`;
    const answers = await Promise.all(
      ['A', 'B'].map((title) => coordinator.patch<Pick<Problem, 'code'>>(path, { version: 1, title })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body.code).toBe('version.stale');
    expect((await isu.get<EngagementView>(path)).body.version).toBe(2);
  });

  it('replaces lists, keeps what is not given, and clears what is null', async () => {
    const [a, b] = [await person(isu, { name: 'First' }), await person(isu, { name: 'Second' })];
    const one = await log(isu, { peopleMet: [{ personId: a.id }], place: 'Geneva', time: '10:00' });
    const path = `/api/engagements/${one.id}`;
    const kept = (await isu.patch<EngagementView>(path, { version: 1, states: ['KEN'] })).body;
    expect(kept.peopleMet?.map((met) => met.person.name)).toEqual(['First']);
    expect(kept.time).toBe('10:00');
    const changed = (
      await isu.patch<EngagementView>(path, { version: 2, peopleMet: [{ personId: b.id }], place: null, time: null })
    ).body;
    expect(changed.peopleMet?.map((met) => met.person.name)).toEqual(['Second']);
    expect([changed.place, changed.time, changed.zone]).toEqual([null, null, null]);
    const ofKenya = await isu.get<Page<EngagementView>>('/api/engagements?state=KEN&limit=200');
    expect(ofKenya.body.items.map(({ id }) => id)).toContain(one.id);
    const ofAngola = await isu.get<Page<EngagementView>>('/api/engagements?state=AGO&limit=200');
    expect(ofAngola.body.items.map(({ id }) => id)).not.toContain(one.id);
  });

  it('takes back what was logged: nowhere from then on, and its follow-up with it', async () => {
    const followUp = { title: 'Undone', dueOn: '2026-12-08', assigneeUserId: isu.officer?.id };
    const made = await isu.post<EngagementCreated>('/api/engagements', {
      kind: 'call',
      on: '2026-11-20',
      states: ['TON'],
      title: 'Mistake',
      followUp,
    });
    const path = `/api/engagements/${made.body.engagement.id}`;
    expect((await isu.delete<Problem>(path, { version: 7 })).body.code).toBe('version.stale');
    expect((await isu.delete(path, { version: 1 })).status).toBe(204);
    const gone = await isu.get<Problem>(path);
    const never = await isu.get<Problem>(`/api/engagements/${randomUUID()}`);
    expect({ ...gone.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    expect([gone.status, gone.body.code]).toEqual([404, 'engagement.not_found']);
    for (const query of ['q=mistake', 'state=TON&limit=200']) {
      const found = await isu.get<Page<EngagementView>>(`/api/engagements?${query}`);
      expect(found.body.items.map(({ title }) => title)).not.toContain('Mistake');
    }
    expect((await isu.get(`/api/tasks/${made.body.followUpTaskId}`)).status).toBe(404);
    expect((await isu.delete(path, { version: 2 })).status).toBe(404);
  });
});

describe('lists', () => {
  it('pages by keyset in both orders without repeating or missing a row', async () => {
    const made: string[] = [];
    for (const on of ['2025-01-03', '2025-01-01', '2025-01-02', '2025-01-02', '2025-01-02']) {
      made.push((await log(isu, { on, states: ['NOR'], label: made.length % 2 ? 'public' : 'internal' })).id);
    }
    for (const order of ['latest', 'earliest']) {
      for (const scope of ['state=NOR&', '']) {
        const seen: EngagementView[] = [];
        let after: string | null = '';
        while (after !== null) {
          const query: string = `/api/engagements?${scope}from=2025-01-01&to=2025-01-31&limit=2&order=${order}${after && `&after=${after}`}`;
          const page: Page<EngagementView> = (await isu.get<Page<EngagementView>>(query)).body;
          seen.push(...page.items);
          after = page.next;
        }
        expect(seen.map(({ id }) => id).sort()).toEqual([...made].sort());
        const days = seen.map(({ on }) => on);
        expect(days).toEqual([...days].sort((a, b) => (order === 'latest' ? b.localeCompare(a) : a.localeCompare(b))));
      }
    }
  });

  it('filters by kind, status, people, office, user, label, day and words', async () => {
    const met = await person(isu, { name: 'Filtered' });
    const one = await log(coordinator, {
      kind: 'side_event',
      on: '2025-03-03',
      states: ['TON', 'KEN'],
      title: 'Über die Côte',
      summary: 'A ratification toolkit',
      peopleMet: [{ personId: met.id }],
      label: 'public',
    });
    const matching = [
      'kind=side_event',
      'kind=call,side_event&from=2025-03-03&to=2025-03-03',
      'status=held&q=cote',
      `person=${met.id}`,
      `office=${coordinator.officer?.officeId}&from=2025-03-01&to=2025-03-31`,
      `user=${coordinator.officer?.id}&to=2025-03-31`,
      'label=public&q=uber',
      'q=toolkit%20RATIF',
      'state=TON&state=KEN&from=2025-03-03&to=2025-03-03',
      'state=TON&q=toolkit',
    ];
    for (const query of matching) {
      const { body } = await isu.get<Page<EngagementView>>(`/api/engagements?${query}&limit=200`);
      expect(
        body.items.map(({ id }) => id),
        query,
      ).toContain(one.id);
    }
    for (const query of [
      'kind=call',
      'status=planned',
      `person=${randomUUID()}`,
      'label=internal',
      'q=zzz',
      'q=!!',
      'to=2025-03-02',
    ]) {
      const { body } = await isu.get<Page<EngagementView>>(`/api/engagements?${query}&limit=200`);
      expect(
        body.items.map(({ id }) => id),
        query,
      ).not.toContain(one.id);
    }
  });

  it.each([
    ['state=XXX', 'state'],
    ['state=angola', 'state'],
    ['kind=dinner', 'kind'],
    ['status=open', 'status'],
    ['label=secret', 'label'],
    ['person=7', 'person'],
    ['from=2026-13-01', 'from'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['after=xyz', 'after'],
    ['order=random', 'order'],
    ['colour=red', 'colour'],
  ])('answers 400 at its field for %s', async (query, name) => {
    const answer = await isu.get<Problem>(`/api/engagements?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map((error) => error.field)).toContain(name);
  });
});
