import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { SessionView } from '@demarche/contracts/session';
import { startApp, type TestApp } from './app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('session', () => {
  it('says who I am, my offices and what I may do', async () => {
    const isu = await app.as('isu_officer');
    const { status, body } = await isu.get<SessionView>('/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({ roles: ['isu_officer'], readableLabels: ['public', 'committee', 'internal'] });
    expect(body.offices).toHaveLength(1);
    expect(body.permissions).toContain('task.write');
  });

  it('answers the same for a wrong password and for nobody, and delays who goes on', async () => {
    const officer = await app.make.officer('coordinator');
    const wrong = await app.anonymous().post<Problem>('/api/session', { email: officer.email, password: 'no' });
    const nobody = await app.anonymous().post<Problem>('/api/session', { email: 'nobody@example.org', password: 'no' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'session.wrong']);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...nobody.body, requestId: '' });
    for (let i = 0; i < 3; i++) await app.anonymous().post('/api/session', { email: officer.email, password: 'no' });
    const delayed = await app
      .anonymous()
      .post<Problem>('/api/session', { email: officer.email, password: officer.password });
    expect([delayed.status, delayed.body.code]).toEqual([429, 'session.delayed']);
    expect(Number(delayed.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('ends with the sign-out', async () => {
    const client = await app.as('presidency');
    expect((await client.delete('/api/session')).status).toBe(204);
    expect((await client.get<Problem>('/api/session')).body.code).toBe('session.required');
  });

  it('refuses a write without the token', async () => {
    const client = await app.as('presidency');
    const { status, body } = await client.send<Problem>(
      'PATCH',
      '/api/session',
      { zone: 'UTC' },
      { 'x-csrf-token': 'x' },
    );
    expect([status, body.code]).toEqual([403, 'csrf.missing']);
  });

  it('gives no rights before or after the mandate', async () => {
    const officer = await app.make.officer('isu_officer', { from: '2020-01-01', to: '2020-12-31' });
    const client = app.anonymous();
    const session = await client.signIn(officer.email, officer.password);
    expect(session.permissions).toEqual([]);
    expect(session.offices).toEqual([]);
  });
});
