import { gzipSync } from 'node:zlib';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { UserView } from '@demarche/contracts/offices';
import type { PersonView } from '@demarche/contracts/people';
import { startApp, type TestApp } from './app.js';
import type { Answer, Client } from './client.js';
import { seedRegister } from './task-factory.js';

let app: TestApp;
let isu: Client;
let admin: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  await seedRegister(app.owner);
  isu = await app.as('isu_officer');
  admin = await app.as('administrator');
});
afterAll(() => app.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const PERSON = { name: 'Officer A (fictional)' };
const task = (more: object) => ({ title: 'A', dueOn: '2026-12-24', assigneeUserId: isu.officer?.id, ...more });

/** A problem as RFC 9457 has it, with status, code and field. */
function told(answer: Answer<Problem>): unknown[] {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ type: 'about:blank', status: answer.status });
  expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
  expect(answer.body.detail).not.toBe('');
  return [answer.status, answer.body.code, answer.body.errors?.[0]?.field];
}
const post = async (path: string, body: unknown, headers?: Record<string, string>) =>
  told(await isu.post<Problem>(path, body, headers));
const get = async (path: string) => told(await isu.get<Problem>(path));
const rowsOf = async (table: string) =>
  Number((await app.owner.query<{ n: string }[]>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

describe('a body', () => {
  it.each<[string, string | Uint8Array, Record<string, string>, number, string, string | undefined]>([
    ['that is no JSON', '{"name": ', {}, 400, 'request.invalid', 'body'],
    ['that is a list', '[]', {}, 400, 'request.not_an_object', 'body'],
    ['that is a bare text', '"name"', {}, 400, 'request.invalid', 'body'],
    ['that is null', 'null', {}, 400, 'request.invalid', 'body'],
    ['over 256 kB', JSON.stringify({ name: 'x'.repeat(300_000) }), {}, 413, 'request.too_large', undefined],
    [
      'of another type',
      'name=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'request.content_type',
      undefined,
    ],
    ['of no type', '{}', { 'content-type': '' }, 415, 'request.content_type', undefined],
    [
      'in another encoding',
      '{}',
      { 'content-type': 'application/json; charset=iso-8859-1' },
      415,
      'request.content_type',
      undefined,
    ],
    ['compressed', gzipSync('{}'), { 'content-encoding': 'gzip' }, 415, 'request.content_type', undefined],
    [
      'with bytes that are not UTF-8',
      Buffer.from([0x7b, 0x22, 0x6e, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      {},
      400,
      'request.not_utf8',
      'body',
    ],
    ['cut within a character', Buffer.from('{"name":"é"}').subarray(0, 10), {}, 400, 'request.not_utf8', 'body'],
    ['with half a character', '{"name":"\\ud800"}', {}, 400, 'request.invalid', 'name'],
    ['with NUL', '{"name":"a\\u0000b"}', {}, 400, 'request.invalid', 'name'],
    ['with a field we do not have', '{"name":"A","power":1}', {}, 400, 'request.invalid', 'power'],
    ['with a prototype', '{"name":"A","__proto__":{"label":"public"}}', {}, 400, 'request.invalid', '__proto__'],
    ['with a constructor', '{"name":"A","constructor":{"prototype":{}}}', {}, 400, 'request.invalid', 'constructor'],
    [
      'with a nested prototype',
      '{"name":"A","access":{"__proto__":{}}}',
      {},
      400,
      'request.invalid',
      'access.__proto__',
    ],
  ])('%s', async (_what, body, headers, status, code, field) => {
    const before = await rowsOf('person');
    expect(await post('/api/people', body, headers)).toEqual([status, code, field]);
    expect(await rowsOf('person')).toBe(before);
  });

  it('nested deeper than anything of ours', async () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const [status, code] = await post('/api/people', deep);
    expect([status, code]).toEqual([400, 'request.invalid']);
  });
});

describe('a field', () => {
  it.each<[object, string]>([
    [{ name: 5 }, 'name'],
    [{ name: ['A'] }, 'name'],
    [{ name: { first: 'A' } }, 'name'],
    [{ name: null }, 'name'],
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: '   ' }, 'name'],
    [{ name: '\u200b\u200b' }, 'name'],
    [{ name: 'A\nB' }, 'name'],
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ ...PERSON, email: 'nobody' }, 'email'],
    [{ ...PERSON, languages: 'en' }, 'languages'],
    [{ ...PERSON, label: 'secret' }, 'label'],
    [{ ...PERSON, label: ['internal'] }, 'label'],
    [{ ...PERSON, caveats: ['none'] }, 'caveats'],
    [{ ...PERSON, label: 'restricted', access: { userIds: ['x'] } }, 'access.userIds'],
    [{ ...PERSON, label: 'restricted', access: { userIds: [NOBODY] } }, 'access.userIds.0'],
    [{ ...PERSON, label: 'restricted', access: [] }, 'access'],
  ])('of a person: %j', async (body, field) => {
    const before = await rowsOf('person');
    expect(await post('/api/people', body)).toEqual([400, 'request.invalid', field]);
    expect(await rowsOf('person')).toBe(before);
  });

  it.each<[object, string]>([
    [{ dueOn: '2026-02-30' }, 'dueOn'],
    [{ dueOn: '24.12.2026' }, 'dueOn'],
    [{ dueOn: '2026-12-24T00:00:00Z' }, 'dueOn'],
    [{ dueOn: '9999-12-31' }, 'dueOn'],
    [{ dueOn: 20261224 }, 'dueOn'],
    [{ state: 'XXX' }, 'state'],
    [{ state: 'Angola' }, 'state'],
    [{ assigneeUserId: NOBODY }, 'assigneeUserId'],
    [{ engagementId: NOBODY }, 'engagementId'],
    [{ priority: 'urgent' }, 'priority'],
    [{ title: 'x'.repeat(10_000) }, 'title'],
  ])('of a task: %j', async (more, field) => {
    const [status, , named] = await post('/api/tasks', task(more));
    expect([Number(status) >= 400 && Number(status) < 500, named]).toEqual([true, field]);
    expect(await rowsOf('task')).toBe(0);
  });

  it.each([0, -1, 1.5, 1e300, '1', null, [1], 2_000_000_000, Number.MAX_SAFE_INTEGER])(
    'version: %j',
    async (version) => {
      const person = (await isu.post<PersonView>('/api/people', PERSON)).body;
      const answer = told(await isu.patch<Problem>(`/api/people/${person.id}`, { version, name: 'B' }));
      const stale = version === 2_000_000_000;
      expect(answer).toEqual([stale ? 409 : 400, stale ? 'version.stale' : 'request.invalid', 'version']);
      expect((await isu.get<PersonView>(`/api/people/${person.id}`)).body.name).toBe(PERSON.name);
    },
  );

  it('in letters that Unicode writes in two ways is one text', async () => {
    const made = await isu.post<PersonView>('/api/people', { name: 'Ame\u0301lie Nguye\u0302\u0303n (fictional)' });
    expect(made.body.name).toBe('Am\u00e9lie Nguy\u1ec5n (fictional)');
    for (const q of ['Am\u00e9lie', 'Ame\u0301lie', 'amelie', 'NGUYE\u0302\u0303N']) {
      const found = await isu.get<{ items: PersonView[] }>(`/api/people?q=${encodeURIComponent(q)}`);
      expect(
        found.body.items.map(({ id }) => id),
        q,
      ).toEqual([made.body.id]);
    }
  });

  it('with HTML stays the text it is', async () => {
    const name = '<script>alert(1)</script> & <b>bold</b> (fictional)';
    const made = await isu.post<PersonView>('/api/people', { name });
    expect(made.body.name).toBe(name);
    expect(made.headers.get('content-type')).toMatch(/^application\/json/);
    expect(made.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a query', () => {
  it.each([
    ['/api/people?limit=0', 'limit'],
    ['/api/people?limit=-1', 'limit'],
    ['/api/people?limit=201', 'limit'],
    ['/api/people?limit=1e9', 'limit'],
    ['/api/people?limit=many', 'limit'],
    ['/api/people?limit=', 'limit'],
    ['/api/people?limit=5&limit=6', 'limit'],
    ['/api/people?q=a&q=b', 'q'],
    ['/api/people?q[]=a', 'q[]'],
    ['/api/people?power=1', 'power'],
    ['/api/people?__proto__=1', '__proto__'],
    ['/api/people?after=garbage', 'after'],
    ['/api/people?after=', 'after'],
    [`/api/people?after=${Buffer.from('["a"]').toString('base64url')}`, 'after'],
    [`/api/people?after=${Buffer.from('{"a":1}').toString('base64url')}`, 'after'],
    ['/api/people?state=angola', 'state'],
    ['/api/people?post=1', 'post'],
    ['/api/people?q=%00', 'q'],
    ['/api/audit?subject=1', 'subject'],
    ['/api/audit?from=2026-02-30', 'from'],
    ['/api/tasks?state=XX', 'state'],
    ['/api/states?asAt=2026-02-30', 'asAt'],
    ['/api/states?asAt=2026-01-01&asAt=2026-01-02', 'asAt'],
    ['/api/states?status=friendly', 'status'],
    ['/api/status-changes?from=tomorrow', 'from'],
    ['/api/engagements?kind=lunch', 'kind'],
    ['/api/engagements?from=0', 'from'],
    ['/api/engagements/overlaps?states=AGO,XX&on=2026-12-01', 'states'],
  ])('%s', async (path, field) => {
    expect(await get(path)).toEqual([400, 'request.invalid', field]);
  });

  it.each([
    ['/api/people?q=%ff', 'q'],
    ['/api/people?q=%c3%28', 'q'],
    ['/api/people?%ff=1', 'query'],
    ['/api/people/%e0%80%af', 'path'],
    ['/api/people/%', 'path'],
  ])('with an escape that is not UTF-8: %s', async (path, field) => {
    expect(await get(path)).toEqual([400, 'request.not_utf8', field]);
  });

  it('with the cursor of another list', async () => {
    for (let i = 0; i < 2; i++) await isu.post('/api/people', PERSON);
    const { next } = (await isu.get<{ next: string }>('/api/people?limit=1')).body;
    expect(next).not.toBeNull();
    expect(await get(`/api/tasks?after=${next}`)).toEqual([400, 'request.invalid', 'after']);
  });
});

describe('an address', () => {
  it.each(['/api/people/1', '/api/tasks/null', '/api/offices/..%2f..%2fetc/mandates', '/api/people/%F0%9F%95%8A'])(
    'whose id is none: %s',
    async (path) => {
      expect(await get(path)).toEqual([400, 'request.invalid', 'id']);
    },
  );

  it.each([`/api/people/${NOBODY}`, `/api/tasks/${NOBODY}`, `/api/posts/${NOBODY}`])('of nothing: %s', async (path) => {
    const [status, code] = await get(path);
    expect([status, String(code)]).toEqual([404, expect.stringMatching(/^\w+\.not_found$/)]);
  });

  it.each(['/api', '/api/', '/api/nothing', '/api/..%2f..%2fetc%2fpasswd', '/api//people', '/api/people/a/b/c'])(
    'that leads nowhere: %s',
    async (path) => {
      expect((await get(path)).slice(0, 2)).toEqual([404, 'route.not_found']);
    },
  );

  it('that is very long', async () => {
    const answer = await isu.get<Problem>(`/api/people?q=${'x'.repeat(20_000)}`);
    expect([answer.status, answer.body.code]).toEqual([431, 'request.headers_too_long']);
    const long = await isu.get<Problem>(`/api/people?q=${'x'.repeat(8_000)}`);
    expect(told(long)).toEqual([400, 'request.invalid', 'q']);
  });
});

describe('a request', () => {
  it('of another method', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND'])
      expect(told(await isu.send<Problem>(method, '/api/people')).slice(0, 2)).toEqual([404, 'route.not_found']);
    expect((await isu.send('OPTIONS', '/api/people')).status).toBeLessThan(405);
    const head = await isu.send('HEAD', '/api/people');
    expect([head.status, head.body]).toEqual([200, undefined]);
    expect((await app.anonymous().send('HEAD', '/api/people')).status).toBe(401);
  });

  it.each([
    'TRACE /api/people HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
    'nonsense\r\n\r\n',
    'GET /api/people HTTP/1.1\r\n\r\n',
    'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ])('in bytes of its own: %j', async (bytes) => {
    expect(await raw(bytes)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await isu.get('/api/session')).status).toBe(200);
  });

  it.each(['x'.repeat(43), '', '%00', 'demarche=demarche', "' OR 1=1"])('with the cookie %j', async (value) => {
    const answer = await app
      .anonymous()
      .send<Problem>('GET', '/api/session', undefined, { cookie: `demarche=${value}` });
    expect(told(answer)).toEqual([401, 'session.required', undefined]);
  });

  it('with headers that are long or strange', async () => {
    const agent = { 'user-agent': 'x'.repeat(5_000) };
    const { email, password } = await app.make.officer('coordinator');
    expect((await app.anonymous().post('/api/session', { email, password }, agent)).status).toBe(201);
    expect((await isu.post<Problem>('/api/people', PERSON, { 'x-csrf-token': 'é'.repeat(100) })).body.code).toBe(
      'csrf.missing',
    );
  });

  it('of an account, with every field wrong, names each', async () => {
    const answer = await admin.post<Problem>('/api/users', { name: 1, email: 2, password: 3, zone: 4 });
    expect(answer.body.errors?.map(({ field }) => field)).toEqual(['name', 'email', 'password', 'zone']);
  });

  it('that writes only the half of it writes nothing', async () => {
    const before = await rowsOf('institution');
    const body = {
      function: 'Counsellor',
      institution: { name: 'Mission (fictional)', kind: 'permanent_mission', state: 'XXX' },
    };
    expect((await post('/api/posts', body))[0]).toBe(400);
    expect(await rowsOf('institution')).toBe(before);
    const user = await admin.post<UserView>('/api/users', {
      name: 'A',
      email: 'a@example.org',
      password: 'long enough for us',
    });
    expect(user.status).toBe(201);
  });
});

function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString();
      socket.end();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}
