import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { EngagementView } from '@demarche/contracts/engagements';
import type { LetterView } from '@demarche/contracts/letters';
import type { TaskPage } from '@demarche/contracts/tasks';
import { DEMO_EMAILS } from '../src/demo/cast.js';
import { makeDemoWorld } from '../src/demo/make-demo-world.js';
import { startApp, type TestApp } from './app.js';
import { Client } from './client.js';
import { testConfig } from './config.js';

const PASSWORD = 'the password of the demo';
let app: TestApp;
const lines: string[] = [];
const make = (password?: string) =>
  makeDemoWorld(
    testConfig({ DATABASE_URL: app.database.runtimeUrl, ...(password && { DEMARCHE_DEMO_PASSWORD: password }) }),
    (line) => lines.push(line),
  );
const count = async (from: string) =>
  Number((await app.owner.query<{ n: string }[]>(`SELECT count(*) AS n FROM ${from}`))[0]?.n);

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function as(name: string): Promise<Client> {
  const client = new Client(app.url);
  await client.signIn(`${name}@demo.example`, PASSWORD);
  return client;
}

describe('the demo world', () => {
  it('is not made without its password, and then nothing is', async () => {
    await expect(make()).rejects.toThrow('The setting DEMARCHE_DEMO_PASSWORD is not set');
    expect(await count('app_user')).toBe(0);
  });

  it('is made once, and a second run changes nothing', async () => {
    expect(await make(PASSWORD)).toEqual(DEMO_EMAILS);
    const figures = async () => [await count('audit_entry'), await count('engagement'), await count('task')];
    const before = await figures();
    expect(await make(PASSWORD)).toEqual(DEMO_EMAILS);
    expect(await figures()).toEqual(before);
    expect(lines).toEqual(['Demo world: made', 'Demo world: there are users already, nothing changed']);
  });

  it('lets every account sign in', async () => {
    for (const email of DEMO_EMAILS) {
      const session = await new Client(app.url).signIn(email, PASSWORD);
      expect([session.demo, session.offices.length], email).toEqual([true, 1]);
    }
  });

  it('is marked, every record of it, and audited', async () => {
    for (const table of [
      'app_user',
      'office',
      'institution',
      'post',
      'person',
      'engagement',
      'state_assignment',
      'task',
      'letter',
    ])
      expect([table, await count(`${table} WHERE NOT demo`), (await count(table)) > 0]).toEqual([table, 0, true]);
    for (const table of ['engagement', 'person', 'post', 'task', 'letter'])
      expect(
        await count(`${table} t WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.subject_id = t.id::text)`),
      ).toBe(0);
    expect(await count(`person WHERE name !~ '^Officer [A-Z] \\(fictional\\)$'`)).toBe(0);
    expect(await count(`institution WHERE name !~ '\\(fictional\\)$'`)).toBe(0);
  });

  it('holds all labels, a planned overlap, and tasks that are late, due today and to come', async () => {
    const labels = await app.owner.query<{ label: string }[]>(
      'SELECT DISTINCT effective_label AS label FROM engagement',
    );
    expect(labels.map(({ label }) => label).sort()).toEqual(['committee', 'internal', 'public', 'restricted']);
    expect(await count(`engagement WHERE 'chatham_house' = ANY(effective_caveats)`)).toBe(1);
    expect(await count(`notification WHERE kind = 'planned_overlap'`)).toBeGreaterThanOrEqual(2);
    const isu = await as('isu');
    const today = new Date().toISOString().slice(0, 10);
    const { items } = (await isu.get<TaskPage>('/api/tasks?scope=mine&status=open&limit=200')).body;
    expect(items.filter((task) => task.dueOn < today).length).toBeGreaterThanOrEqual(2);
    expect(items.filter((task) => task.dueOn === today)).toHaveLength(1);
    expect(items.filter((task) => task.dueOn > today).length).toBeGreaterThanOrEqual(2);
  });

  it('has its letters: answered, late and chased, awaited, cleared, drafts, one void, one in the series of the restricted', async () => {
    const isu = await as('isu');
    const { items } = (await isu.get<Page<LetterView>>('/api/letters?limit=100')).body;
    const statuses = [...new Set(items.map(({ status }) => status))].sort();
    expect(statuses).toEqual(['acknowledged', 'cleared', 'draft', 'received', 'replied', 'sent', 'void']);
    const today = new Date().toISOString().slice(0, 10);
    expect(
      items.filter(({ replyDueOn, chases }) => replyDueOn !== null && replyDueOn < today && chases === 1),
    ).toHaveLength(1);
    expect(items.filter(({ ourRef }) => ourRef?.startsWith('ISU/R/'))).toMatchObject([
      { effectiveLabel: 'restricted' },
    ]);
    expect(items.map(({ origin }) => origin)).toEqual(expect.arrayContaining(['own', 'depositary', 'partner']));
    expect(items.find(({ status }) => status === 'void')?.ourRef).toMatch(/^ISU\/\d{4}\/\d{3}$/);
    // Whatever was cleared has nothing left to fill in.
    expect(await count(`letter WHERE number IS NOT NULL AND document::text LIKE '%"gap"%'`)).toBe(0);
    const partner = (await (await as('partner')).get<Page<LetterView>>('/api/letters')).body;
    expect(partner.items).toEqual([]);
  });

  it('shows everybody what their label allows', async () => {
    const seen = async (name: string) =>
      (await (await as(name)).get<Page<EngagementView>>('/api/engagements?limit=200')).body.items;
    const [isu, presidency, partner, admin] = [
      await seen('isu'),
      await seen('presidency'),
      await seen('partner'),
      await seen('admin'),
    ];
    expect(presidency).toHaveLength(isu.length + 1);
    expect(partner.map((one) => one.effectiveLabel).sort()).toEqual(['committee', 'committee', 'public']);
    expect(admin).toEqual([]);
    expect(isu.find((one) => one.caveats.includes('chatham_house'))?.peopleMet).toBeNull();
  });

  it('has one password, and what a start prints is true whatever became of it', async () => {
    const client = await as('isu');
    const next = 'chosen by a guest of the demo';
    expect((await client.patch('/api/session/password', { current: PASSWORD, next })).status).toBe(204);
    const own = await app.make.officer('isu_officer');
    expect(await make('short')).toEqual(DEMO_EMAILS);
    expect(lines.at(-1)).toBe('Demo world: there are users already, the password of 7 demo accounts was set anew');
    for (const email of DEMO_EMAILS) await new Client(app.url).signIn(email, 'short');
    expect((await client.get('/api/session')).status).toBe(401);
    await new Client(app.url).signIn(own.email, own.password);
    await make('short');
    expect(lines.at(-1)).toBe('Demo world: there are users already, nothing changed');
  });
});
