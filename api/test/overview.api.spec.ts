import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementCreated, OverlapList } from '@demarche/contracts/engagements';
import type { Overview } from '@demarche/contracts/overview';
import type { StateList, StateProfile } from '@demarche/contracts/states';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { haveStates, log, person } from './outreach.js';
import { makeTask } from './task-factory.js';

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
  for (const iso3 of ['AGO', 'KEN', 'TON']) {
    const body = { officeId: coordinator.officer?.officeId, tier: 1 };
    await isu.put(`/api/states/${iso3}/assignment`, body);
  }
});
afterAll(() => app.close());

const today = async (client: Client) => (await client.get<Overview>('/api/overview')).body;

describe('Today', () => {
  it('counts what is due and late, and names what comes', async () => {
    const assigneeUserId = isu.officer?.id;
    for (const dueOn of ['2026-11-20', '2026-11-24', '2026-11-25', '2026-12-24']) {
      await makeTask(coordinator, { title: `Due ${dueOn}`, dueOn, assigneeUserId });
    }
    const view = await today(isu);
    expect(view).toMatchObject({ today: '2026-11-24', dueTotal: 2, late: 1, openTasks: 4 });
    expect(view.due.map(({ title }) => title)).toEqual(['Due 2026-11-20', 'Due 2026-11-24']);
    expect(view.soon.map(({ title }) => title)).toEqual(['Due 2026-11-25']);
    expect((await today(coordinator)).openTasks).toBe(0);
  });

  it('counts six months to the day before a State goes cold, by held contacts that the reader may see', async () => {
    await log(isu, { states: ['AGO'], on: '2026-05-24', title: 'Six months ago' });
    await log(isu, { states: ['KEN'], on: '2026-05-25', title: 'A day less' });
    await log(isu, { states: ['TON'], on: '2026-11-01', kind: 'use_report', title: 'No contact' });
    await log(isu, { states: ['TON'], on: '2026-11-02', status: 'cancelled', title: 'Never happened' });
    const view = await today(coordinator);
    expect(view.goingColdTotal).toBe(2);
    expect(view.goingCold).toMatchObject([
      { iso3: 'TON', lastContact: null, days: null, office: { id: coordinator.officer?.officeId } },
      { iso3: 'AGO', lastContact: { on: '2026-05-24', title: 'Six months ago' }, days: 184 },
    ]);
    await log(isu, { states: ['TON', 'AGO'], on: '2026-11-03', label: 'restricted', title: 'Seen by one' });
    expect((await today(isu)).goingCold).toEqual([]);
    expect((await today(coordinator)).goingColdTotal).toBe(2);
  });

  it('lists what I look after, and nothing derived to partners', async () => {
    expect((await today(coordinator)).lookedAfter.map(({ iso3 }) => iso3)).toEqual(['AGO', 'KEN', 'TON']);
    expect((await today(isu)).lookedAfter).toEqual([]);
    const view = await today(partner);
    expect(Object.keys(view)).not.toEqual(expect.arrayContaining(['goingCold']));
    expect(view.lookedAfter).toEqual([]);
    expect(view.lately.filter(({ kind }) => kind === 'engagement')).toEqual([]);
  });

  it('tells what was planned next and what happened lately, with the names Chatham House allows', async () => {
    await log(isu, { states: ['NOR'], on: '2026-12-03', label: 'public', title: 'Planned later' });
    await log(isu, { states: ['NOR'], on: '2026-11-26', label: 'public', title: 'Planned next' });
    await log(isu, { label: 'public', caveats: ['chatham_house'], title: 'Quiet talk' });
    const view = await today(partner);
    expect(view.coming.map(({ title }) => title)).toEqual(['Planned next', 'Planned later']);
    const lately = view.lately.filter(({ kind }) => kind === 'engagement');
    expect(lately.find(({ title }) => title === 'Quiet talk')).toMatchObject({ by: null, states: [{ iso3: 'AGO' }] });
    expect(lately.find(({ title }) => title === 'Planned next')).toMatchObject({
      by: isu.officer?.name,
      states: [{ iso3: 'NOR', name: 'Norway', status: 'party' }],
    });
  });

  it.each(['auditor', 'administrator'] as const)('shows no record to an %s', async (role) => {
    const view = await today(await app.as(role));
    expect([view.due, view.coming, view.lookedAfter, view.openTasks]).toEqual([[], [], [], 0]);
    expect(view.lately.filter(({ kind }) => kind !== 'status_change')).toEqual([]);
  });
});

describe('the State page', () => {
  it('holds contacts, tasks, owner and last contact; partners get no derived value', async () => {
    await isu.put('/api/states/NOR/assignment', { officeId: isu.officer?.officeId, tier: 2, nextStep: 'Thank them' });
    await log(isu, { states: ['NOR'], on: '2026-11-10', label: 'public', title: 'Held in Oslo' });
    await makeTask(isu, { state: 'NOR', title: 'Write to Oslo', assigneeUserId: isu.officer?.id });
    const page = (await isu.get<StateProfile>('/api/states/NOR')).body;
    expect(page).toMatchObject({
      assignment: { office: { id: isu.officer?.officeId }, nextStep: 'Thank them', tier: 2 },
      lastContact: { on: '2026-11-10', kind: 'call' },
      counts: { engagements: 3, openTasks: 1 },
    });
    expect(page.engagements.map(({ title }) => title)).toEqual(['Planned later', 'Planned next', 'Held in Oslo']);
    expect(page.openTasks.map(({ title }) => title)).toEqual(['Write to Oslo']);
    const theirs = (await partner.get<StateProfile>('/api/states/NOR')).body;
    expect(theirs.engagements).toHaveLength(3);
    expect(theirs).not.toHaveProperty('assignment');
    expect(theirs).not.toHaveProperty('lastContact');
    expect(JSON.stringify(theirs)).not.toContain('Thank them');
  });

  it('names owner and last contact in the register for internal readers alone', async () => {
    const norway = async (client: Client) =>
      (await client.get<StateList>('/api/states?q=norway')).body.items.find(({ iso3 }) => iso3 === 'NOR');
    expect(await norway(isu)).toMatchObject({ owner: { nextStep: 'Thank them' }, lastContactOn: '2026-11-10' });
    const theirs = await norway(partner);
    expect(theirs).not.toHaveProperty('owner');
    expect(theirs).not.toHaveProperty('lastContactOn');
  });
});

describe('the two-offices warning', () => {
  const plan = (client: Client, body: object) =>
    client.post<EngagementCreated>('/api/engagements', {
      kind: 'bilateral_meeting',
      on: '2027-03-01',
      states: ['KEN'],
      label: 'internal',
      ...body,
    });
  const near = async (client: Client, query: string) =>
    (await client.get<OverlapList>(`/api/engagements/overlaps?${query}`)).body.items;

  it('tells of what another office plans with the same State within 30 days', async () => {
    const first = await plan(isu, { title: 'ISU plans' });
    expect(first.body.overlaps).toEqual([]);
    expect((await plan(isu, { title: 'Same office', states: ['TON'] })).body.overlaps).toEqual([]);
    const second = await plan(coordinator, { on: '2027-03-31', states: ['AGO', 'KEN'] });
    expect(second.body.overlaps).toMatchObject([
      {
        engagementId: first.body.engagement.id,
        state: { iso3: 'KEN', name: 'Kenya' },
        on: '2027-03-01',
        title: 'ISU plans',
        office: { id: isu.officer?.officeId },
      },
    ]);
    expect(await near(coordinator, 'states=KEN&on=2027-03-31')).toHaveLength(1);
    expect(await near(coordinator, 'states=KEN&on=2027-04-01')).toHaveLength(0);
    expect(await near(coordinator, 'states=NOR&on=2027-03-01')).toHaveLength(0);
    expect(await near(isu, 'states=KEN,AGO&on=2027-03-15')).toHaveLength(2);
  });

  it('says nothing of what the planner may not see, and not whose it is under Chatham House', async () => {
    await plan(isu, { on: '2028-01-10', label: 'restricted', title: 'Hidden plan' });
    await plan(isu, { on: '2028-01-11', caveats: ['chatham_house'], title: 'Masked plan' });
    await plan(isu, { on: '2028-01-12', caveats: ['counts_only'], title: 'Counted plan' });
    const { overlaps } = (await plan(coordinator, { on: '2028-01-15' })).body;
    expect(overlaps).toMatchObject([{ title: 'Masked plan', office: null }]);
  });

  it('finds the other when two offices plan at the same moment', async () => {
    const answers = await Promise.all(
      [isu, coordinator].map((client) => plan(client, { on: '2029-05-05', states: ['TON', 'AGO'] })),
    );
    expect(answers.map(({ body }) => body.overlaps.length).sort()).toEqual([0, 2]);
  });

  it('forgets what was cancelled or held', async () => {
    const first = await plan(isu, { on: '2030-06-01' });
    await isu.patch(`/api/engagements/${first.body.engagement.id}`, { version: 1, status: 'cancelled' });
    expect((await plan(coordinator, { on: '2030-06-02' })).body.overlaps).toEqual([]);
  });
});

describe('the follow-up of a restricted contact', () => {
  it('is as closed as the contact', async () => {
    const met = await person(isu, { name: 'Officer Z' });
    const made = await isu.post<EngagementCreated>('/api/engagements', {
      kind: 'call',
      on: '2026-11-23',
      states: ['AGO'],
      label: 'restricted',
      peopleMet: [{ personId: met.id }],
      followUp: { title: 'Quietly', dueOn: '2026-12-01' },
    });
    expect((await isu.get(`/api/tasks/${made.body.followUpTaskId}`)).status).toBe(200);
    expect((await coordinator.get(`/api/tasks/${made.body.followUpTaskId}`)).status).toBe(404);
  });
});
