import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstAdministrator } from '../src/admin/first-administrator.js';
import { startApp, type TestApp } from './app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('admin:create', () => {
  const request = { email: 'first@example.org', name: 'First', password: 'long enough to pass' };

  it('makes the first administrator, who signs in and may manage accounts', async () => {
    await createFirstAdministrator(app.owner, request, new Date());
    const session = await app.anonymous().signIn(request.email, request.password);
    expect(session).toMatchObject({ roles: ['administrator'], offices: [{ name: 'Administration' }] });
    const entries = await app.owner.query<object[]>(
      `SELECT action, actor_name, actor_id FROM audit_entry WHERE actor_name = 'admin:create' ORDER BY action`,
    );
    expect(entries).toEqual(
      ['mandate.given', 'office.created', 'user.created'].map((action) => ({
        action,
        actor_name: 'admin:create',
        actor_id: null,
      })),
    );
  });

  it('refuses a second one and an address that is taken, and writes nothing', async () => {
    const again = createFirstAdministrator(app.owner, { ...request, email: 'FIRST@example.org' }, new Date());
    await expect(again).rejects.toThrow('There is already an account with the e-mail address FIRST@example.org.');
    const second = createFirstAdministrator(app.owner, { ...request, email: 'second@example.org' }, new Date());
    await expect(second).rejects.toThrow('There is already an administrator, First: further accounts');
    expect(await app.owner.query('SELECT count(*)::int AS n FROM app_user')).toEqual([{ n: 1 }]);
  });
});
