import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { TaskPage } from '@demarche/contracts/tasks';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { makeTask, seedRegister } from './task-factory.js';

let app: TestApp;
let isu: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  isu = await app.as('isu_officer');
});
afterAll(() => app.close());

describe('GET /api/tasks?label=', () => {
  it('lists the tasks of one effective label, and counts them', async () => {
    const open = await makeTask(isu, { label: 'public' });
    await makeTask(isu, { label: 'internal' });
    const { body } = await isu.get<TaskPage>('/api/tasks?label=public&total=true');
    expect(body.items.map(({ id }) => id)).toEqual([open.id]);
    expect(body.total).toBe(1);
  });

  it('refuses a label there is not, at the field', async () => {
    const { status, body } = await isu.get<Problem>('/api/tasks?label=secret');
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'label']);
  });
});
