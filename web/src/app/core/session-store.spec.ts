import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { SessionView } from '@demarche/contracts/session';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from './clock';
import { Drafts } from './drafts';
import { apiInterceptor } from './http/api-interceptor';
import { Problem } from './http/problem';
import { PageLoad } from './page-load';
import { SessionStore } from './session-store';

const view: SessionView = {
  user: { id: 'u1', name: 'Officer C (fictional)', email: 'isu@demo.example', zone: 'Europe/Zurich', language: 'en' },
  offices: [
    { officeId: 'o1', name: 'ISU', shortName: 'ISU', kind: 'isu', role: 'isu_officer', from: '2026-01-01', to: null },
    {
      officeId: 'o2',
      name: 'A',
      shortName: 'A',
      kind: 'coordinator',
      role: 'coordinator',
      from: '2026-01-01',
      to: null,
    },
  ],
  actingOfficeId: 'o2',
  roles: ['isu_officer', 'coordinator'],
  permissions: ['task.read', 'task.write'],
  readableLabels: ['public', 'committee', 'internal'],
  writableLabels: ['public'],
  csrfToken: 'token-1',
  serverTime: '2027-02-01T10:00:00.000Z',
  today: '2027-02-01',
  treaty: null,
  demo: true,
};

describe('the session', () => {
  let session: SessionStore;
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([apiInterceptor])), provideHttpClientTesting(), provideRouter([])],
    });
    session = TestBed.inject(SessionStore);
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    http.verify();
    localStorage.clear();
  });
  const refuse = (method: string, url: string, status: number, code: string, extra = {}) =>
    http
      .expectOne({ method, url })
      .flush(
        { type: 'about:blank', title: '', status, code, detail: 'd', requestId: 'r', ...extra },
        { status, statusText: 'x' },
      );
  async function signedIn(): Promise<void> {
    const loading = session.load();
    http.expectOne('/api/session').flush(view);
    await loading;
  }

  it('is unknown until the server has answered, then in, with rights, office and the server’s clock', async () => {
    expect(session.state()).toBe('unknown');
    await signedIn();
    expect(session.state()).toBe('in');
    expect(session.office()?.officeId).toBe('o2');
    expect(session.can('task.write')).toBe(true);
    expect(session.can('account.manage')).toBe(false);
    expect(session.internal()).toBe(true);
    expect(TestBed.inject(Clock).today()).toBe('2027-02-01');
  });
  it('is out when the server says so, and stays unknown when it cannot be asked', async () => {
    const first = session.load();
    refuse('GET', '/api/session', 401, 'session.required');
    expect(await first).toBe('out');
    const other = TestBed.inject(SessionStore);
    other.state.set('unknown');
    const second = other.load();
    refuse('GET', '/api/session', 503, 'database.unavailable');
    expect(await second).toBe('unknown');
    expect(other.failed()?.code).toBe('database.unavailable');
  });
  it('sends the token with writes only', async () => {
    await signedIn();
    const update = session.update({ actingOfficeId: 'o1' });
    const call = http.expectOne({ method: 'PATCH', url: '/api/session' });
    expect(call.request.headers.get('x-csrf-token')).toBe('token-1');
    call.flush({ ...view, actingOfficeId: 'o1', csrfToken: 'token-2' });
    await update;
    expect(session.office()?.officeId).toBe('o1');
    const again = session.load();
    const read = http.expectOne('/api/session');
    expect(read.request.headers.has('x-csrf-token')).toBe(false);
    read.flush(view);
    await again;
  });
  it('tells why sign-in failed, and how long to wait', async () => {
    const wrong = session.signIn({ email: 'a', password: 'b' }, '/today');
    refuse('POST', '/api/session', 401, 'session.wrong');
    await expect(wrong).rejects.toMatchObject({ code: 'session.wrong', status: 401 });
    const delayed = session.signIn({ email: 'a', password: 'b' }, '/today');
    refuse('POST', '/api/session', 429, 'session.delayed', { retryAfterSeconds: 8 });
    await expect(delayed).rejects.toSatisfy((error) => error instanceof Problem && error.retryAfterSeconds === 8);
    expect(session.state()).toBe('unknown');
  });
  it('sends who lost the session to sign in, once, with the way back', async () => {
    await signedIn();
    const router = TestBed.inject(Router);
    const go = vi.spyOn(router, 'navigate').mockResolvedValue(true);
    const { HttpClient } = await import('@angular/common/http');
    const client = TestBed.inject(HttpClient);
    for (const url of ['/api/tasks', '/api/states']) {
      client.get(url).subscribe({ error: () => undefined });
      refuse('GET', url, 401, 'session.required');
    }
    expect(session.state()).toBe('out');
    expect(go).toHaveBeenCalledOnce();
    expect(go.mock.calls[0]?.[1]?.queryParams).toMatchObject({ back: '/', ended: true });
  });
  it('begins anew when another person signs in on the same page, not for the same one', async () => {
    const load = vi.spyOn(TestBed.inject(PageLoad), 'at').mockImplementation(() => undefined);
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await signedIn();
    const same = session.signIn({ email: 'a', password: 'b' }, '/tasks');
    http.expectOne({ method: 'POST', url: '/api/session' }).flush(view);
    await same;
    expect(go).toHaveBeenCalledWith('/tasks');
    expect(load).not.toHaveBeenCalled();
    const other = session.signIn({ email: 'c', password: 'd' }, '/tasks');
    http.expectOne({ method: 'POST', url: '/api/session' }).flush({ ...view, user: { ...view.user, id: 'u2' } });
    await other;
    expect(load).toHaveBeenCalledWith('/tasks');
  });
  it('leaves nothing in memory when signing out', async () => {
    const load = vi.spyOn(TestBed.inject(PageLoad), 'at').mockImplementation(() => undefined);
    await signedIn();
    const out = session.signOut();
    http.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null, { status: 204, statusText: 'x' });
    await out;
    expect(session.state()).toBe('out');
    expect(load).toHaveBeenCalledWith('/sign-in');
  });
  it('keeps drafts apart by person, and refuses a shape it does not know', async () => {
    const drafts = TestBed.inject(Drafts);
    const isText = (value: unknown): value is string => typeof value === 'string';
    drafts.keep('quick-log', 'lost');
    expect(drafts.find('quick-log', isText)).toBeNull();
    await signedIn();
    drafts.keep('quick-log', 'toolkit');
    expect(drafts.find('quick-log', isText)).toBe('toolkit');
    expect(drafts.find('quick-log', (value): value is number => typeof value === 'number')).toBeNull();
    const other = session.load();
    http.expectOne('/api/session').flush({ ...view, user: { ...view.user, id: 'u2' } });
    await other;
    expect(drafts.find('quick-log', isText)).toBeNull();
  });
});
