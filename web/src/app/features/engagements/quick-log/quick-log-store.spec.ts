import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Changes } from '../../../core/changes';
import { Clock } from '../../../core/clock';
import { Connection } from '../../../core/http/connection';
import { apiInterceptor } from '../../../core/http/api-interceptor';
import { SessionStore } from '../../../core/session-store';
import type { ContactDraft } from './contact-draft';
import { QuickLogStore } from './quick-log-store';
import { RecentStates } from './recent-states';

const DRAFT = 'demarche.draft.me.quick-log';
const created = {
  engagement: { id: 'e', version: 1, states: [{ iso3: 'AGO', name: 'Angola' }] },
  followUpTaskId: null,
};

describe('QuickLogStore', () => {
  let http: HttpTestingController;
  let contacts: string[];
  let recent: string[];
  const make = () => TestBed.runInInjectionContext(() => new QuickLogStore());

  beforeEach(() => {
    localStorage.clear();
    contacts = [];
    recent = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: Clock, useValue: { today: signal('2026-11-24') } },
        {
          provide: SessionStore,
          useValue: {
            user: signal({ id: 'me', name: 'Me' }),
            zone: signal('Europe/Zurich'),
            view: signal({ writableLabels: ['public', 'committee', 'internal'] }),
          },
        },
        { provide: Changes, useValue: { contact: (id: string) => contacts.push(id) } },
        { provide: RecentStates, useValue: { add: (states: string[]) => recent.push(...states) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  const filled = () => {
    const store = make();
    store.begin();
    store.change({ states: ['AGO'], note: 'Hello' });
    return store;
  };
  const kept = () => JSON.parse(localStorage.getItem(DRAFT) ?? 'null') as ContactDraft | null;

  it('keeps every change on the device and finds it again, with its key', () => {
    const first = filled();
    expect(kept()).toMatchObject({ states: ['AGO'], note: 'Hello' });
    const second = make();
    second.begin();
    expect(second.kept()).toBe(true);
    expect(second.draft()).toEqual(first.draft());
  });

  it('keeps nothing of a form that is as it was, and keeps States apart', () => {
    const store = filled();
    store.change({ states: [], note: '' });
    expect([kept(), store.kept()]).toEqual([null, false]);
    const angola = make();
    angola.begin(['AGO']);
    angola.change({ note: 'x' });
    expect(kept()).toBeNull();
    expect(localStorage.getItem(`${DRAFT}.AGO`)).toContain('"note":"x"');
  });

  it('says what is missing, topmost first, and forgets it when it is entered', async () => {
    const store = make();
    store.begin();
    expect(await store.save('')).toBe('states');
    expect(Object.keys(store.errors())).toEqual(['states', 'note']);
    store.change({ states: ['AGO'] });
    expect(Object.keys(store.errors())).toEqual(['note']);
    http.expectNone('/api/engagements');
  });

  it('sends one record with the draft’s key, however often it is pressed', async () => {
    const store = filled();
    const key = store.draft().key;
    const saving = store.save('');
    expect(await store.save('')).toBeUndefined();
    const call = http.expectOne('/api/engagements');
    expect(call.request.headers.get('idempotency-key')).toBe(key);
    call.flush(created);
    await saving;
    expect(store.saved()?.engagement.id).toBe('e');
    expect([kept(), contacts, recent]).toEqual([null, ['e'], ['AGO']]);
  });

  it('keeps the draft when the server is away, and sends it again with the same key when it answers', async () => {
    const store = filled();
    const saving = store.save('');
    const first = http.expectOne('/api/engagements');
    first.flush({ code: 'database.unavailable' }, { status: 503, statusText: 'x' });
    await saving;
    expect(store.problem()?.temporary).toBe(true);
    expect(kept()).not.toBeNull();
    TestBed.inject(Connection).answered();
    TestBed.tick();
    const again = http.expectOne('/api/engagements');
    expect(again.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    again.flush(created);
  });

  it('puts what the server says at the fields, and the rest beside the form', async () => {
    const store = filled();
    const saving = store.save('');
    const errors = [{ field: 'states.0', code: 'x', message: 'Unknown State.' }];
    http.expectOne('/api/engagements').flush({ code: 'validation', errors }, { status: 422, statusText: 'x' });
    expect(await saving).toBe('states');
    expect(store.errors()).toEqual({ states: { text: 'Unknown State.' } });
    expect(store.problem()).toBeNull();
    const forbidden = store.save('');
    http.expectOne('/api/engagements').flush({ code: 'forbidden' }, { status: 403, statusText: 'x' });
    await forbidden;
    expect(store.problem()?.status).toBe(403);
  });

  it('gives back what was discarded', () => {
    const store = filled();
    const thrown = store.discard();
    expect([thrown.note, store.draft().note, kept()]).toEqual(['Hello', '', null]);
    expect(store.draft().key).not.toBe(thrown.key);
  });

  it('takes a saved contact back', async () => {
    const store = make();
    const undo = store.undo(created.engagement as never);
    const call = http.expectOne('/api/engagements/e');
    expect([call.request.method, call.request.body]).toEqual(['DELETE', { version: 1 }]);
    call.flush(null, { status: 204, statusText: 'x' });
    await undo;
    expect(contacts).toEqual(['e']);
  });
});
