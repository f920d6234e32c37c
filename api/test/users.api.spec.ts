import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { UserView } from '@demarche/contracts/offices';
import type { OwnSessionView } from '@demarche/contracts/session';
import { startApp, type TestApp } from './app.js';
import { Client } from './client.js';

let app: TestApp;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  admin = await app.as('administrator');
});
afterAll(() => app.close());

const PASSWORD = 'a password of twelve';
let n = 0;
async function newUser(more: object = {}): Promise<UserView> {
  const body = { name: `Attaché ${++n}`, email: `attache${n}@example.org`, password: PASSWORD, ...more };
  const answer = await admin.post<UserView>('/api/users', body);
  expect(answer.status).toBe(201);
  return answer.body;
}
async function signedIn(user: UserView): Promise<Client> {
  const client = new Client(app.url);
  await client.signIn(user.email ?? '', PASSWORD);
  return client;
}
async function field(answer: Promise<{ status: number; body: unknown }>): Promise<unknown[]> {
  const { status, body } = await answer;
  const error = (body as Problem).errors?.[0];
  return [status, error?.field, error?.code];
}

describe('accounts', () => {
  it('shows administrators the account, others id, name and offices', async () => {
    const user = await newUser({ name: 'Zoë Example' });
    const seen = await admin.get<Page<UserView>>('/api/users?q=ZOE');
    expect(seen.body.items).toEqual([user]);
    expect(user).toMatchObject({ email: 'attache1@example.org', zone: 'Europe/Zurich', active: true, version: 1 });
    const isu = await app.as('isu_officer');
    const { body } = await isu.get<Page<UserView>>('/api/users?q=zo%C3%AB');
    expect(body.items).toEqual([{ id: user.id, name: 'Zoë Example', offices: [] }]);
    const own = await isu.get<Page<UserView>>(`/api/users?q=${encodeURIComponent(isu.officer?.name ?? '')}`);
    expect(own.body.items[0]?.offices).toEqual(['Office of isu']);
  });

  it('finds by e-mail for administrators alone', async () => {
    const { id } = await newUser({ email: 'Only.Here@example.org' });
    const found = await admin.get<Page<UserView>>('/api/users?q=only.here');
    expect(found.body.items.map((user) => user.id)).toEqual([id]);
    const isu = await app.as('isu_officer');
    expect((await isu.get<Page<UserView>>('/api/users?q=only.here')).body.items).toEqual([]);
  });

  it('pages by name without gaps', async () => {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: Page<UserView> = (
        await admin.get<Page<UserView>>(`/api/users?limit=3${next ? `&after=${next}` : ''}`)
      ).body;
      seen.push(...page.items.map((user) => user.name));
      next = page.next;
    } while (next);
    const all = (await admin.get<Page<UserView>>('/api/users?limit=200')).body.items.map((user) => user.name);
    expect(seen).toEqual(all);
  });

  it('refuses what cannot be an account, naming the field', async () => {
    const { email } = await newUser();
    const good = { name: 'A', email: 'new@example.org', password: PASSWORD };
    const post = (body: object) => field(admin.post('/api/users', body));
    expect(await post({ ...good, email: email?.toUpperCase() })).toEqual([409, 'email', 'user.email_taken']);
    expect(await post({ ...good, email: 'nobody' })).toEqual([400, 'email', 'field.is_email']);
    expect(await post({ ...good, password: 'eleven char' })).toEqual([400, 'password', 'password.too_short']);
    expect(await post({ ...good, password: 'x'.repeat(1_001) })).toEqual([400, 'password', 'password.too_long']);
    expect(await post({ ...good, password: 'NEW@example.org' })).toEqual([400, 'password', 'password.is_email']);
    expect(await post({ ...good, zone: 'Mars/Base' })).toEqual([400, 'zone', 'field.is_zone']);
    expect(await post({ ...good, active: false })).toEqual([400, 'active', 'field.unknown']);
  });

  it('takes an e-mail address written in two ways for one', async () => {
    await newUser({ email: 'josé@example.org' });
    const again = admin.post('/api/users', { name: 'B', email: 'jose\u0301@example.org', password: PASSWORD });
    expect(await field(again)).toEqual([409, 'email', 'user.email_taken']);
  });

  it('is for administrators', async () => {
    const isu = await app.as('isu_director');
    const user = await newUser();
    expect((await isu.post('/api/users', { name: 'A', email: 'a@example.org', password: PASSWORD })).status).toBe(403);
    expect((await isu.patch(`/api/users/${user.id}`, { version: 1, name: 'B' })).status).toBe(403);
  });

  it('changes with the version, and says when it is stale', async () => {
    const user = await newUser();
    const changed = await admin.patch<UserView>(`/api/users/${user.id}`, { version: 1, name: 'Renamed', zone: 'UTC' });
    expect(changed.body).toMatchObject({ name: 'Renamed', zone: 'UTC', version: 2, email: user.email });
    expect(await field(admin.patch(`/api/users/${user.id}`, { version: 1, name: 'Late' }))).toEqual([
      409,
      'version',
      'version.stale',
    ]);
    const nobody = await admin.patch<Problem>('/api/users/00000000-0000-4000-8000-000000000000', { version: 1 });
    expect([nobody.status, nobody.body.code]).toEqual([404, 'user.not_found']);
  });

  it('signs a closed account out at once, and keeps it out', async () => {
    const user = await newUser();
    const client = await signedIn(user);
    expect((await admin.patch(`/api/users/${user.id}`, { version: 1, active: false })).status).toBe(200);
    expect((await client.get('/api/session')).status).toBe(401);
    const again = await client.post<Problem>('/api/session', { email: user.email, password: PASSWORD });
    expect([again.status, again.body.code]).toEqual([401, 'session.wrong']);
    const isu = await app.as('isu_officer');
    const listed = await isu.get<Page<UserView>>(`/api/users?q=${encodeURIComponent(user.name)}&active=false`);
    expect(listed.body.items.some(({ id }) => id === user.id)).toBe(false);
    const closed = await admin.get<Page<UserView>>('/api/users?active=false');
    expect(closed.body.items.map(({ id }) => id)).toContain(user.id);
  });

  it('ends all sessions when an administrator sets a password', async () => {
    const user = await newUser();
    const client = await signedIn(user);
    await admin.patch(`/api/users/${user.id}`, { version: 1, password: 'another long password' });
    expect((await client.get('/api/session')).status).toBe(401);
    await new Client(app.url).signIn(user.email ?? '', 'another long password');
  });

  it('never lets the last administrator go', async () => {
    const self = admin.officer?.id ?? '';
    const before = (await admin.get<Page<UserView>>('/api/users?limit=200')).body.items.find(({ id }) => id === self);
    const refused = await admin.patch<Problem>(`/api/users/${self}`, { version: before?.version, active: false });
    expect([refused.status, refused.body.code]).toEqual([409, 'administrator.last']);
    expect((await admin.get('/api/session')).status).toBe(200);
  });
});

describe('my own account', () => {
  it('changes my password and ends my other sessions', async () => {
    const user = await newUser();
    const [here, there] = [await signedIn(user), await signedIn(user)];
    const change = (current: string, next: string) => here.patch('/api/session/password', { current, next });
    expect(await field(change('not mine at all', 'my next password'))).toEqual([400, 'current', 'password.wrong']);
    expect(await field(change(PASSWORD, 'short'))).toEqual([400, 'next', 'password.too_short']);
    expect(await field(change(PASSWORD, user.email ?? ''))).toEqual([400, 'next', 'password.is_email']);
    expect((await change(PASSWORD, 'my next password')).status).toBe(204);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await there.get('/api/session')).status).toBe(401);
    await new Client(app.url).signIn(user.email ?? '', 'my next password');
  });

  it('lists my sessions and ends one of them, or all others', async () => {
    const user = await newUser();
    const [here, there, elsewhere] = [await signedIn(user), await signedIn(user), await signedIn(user)];
    const mine = (await here.get<Page<OwnSessionView>>('/api/session/sessions')).body.items;
    expect(mine).toHaveLength(3);
    expect(mine.filter((session) => session.current)).toHaveLength(1);
    const theirs = (await there.get<Page<OwnSessionView>>('/api/session/sessions')).body.items.find((s) => s.current);
    expect((await here.delete(`/api/session/sessions/${theirs?.id}`)).status).toBe(204);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await here.delete('/api/session/sessions')).status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/session')).status).toBe(200);
  });

  it("finds nobody else's session", async () => {
    const [a, b] = [await signedIn(await newUser()), await signedIn(await newUser())];
    const theirs = (await b.get<Page<OwnSessionView>>('/api/session/sessions')).body.items[0];
    const answer = await a.delete<Problem>(`/api/session/sessions/${theirs?.id}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'session.not_found']);
    expect((await b.get('/api/session')).status).toBe(200);
  });
});
