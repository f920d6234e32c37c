import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NotificationPage } from '@demarche/contracts/reminders';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionExpired } from '../http/session-expired';
import { NotificationsStore } from '../notifications-store';
import { SessionStore } from '../session-store';
import { OPEN_EVENT_SOURCE } from './event-source';
import { FakeEventSource } from './fake-event-source';
import { Live } from './live';

const URL = '/api/notifications?unread=true&limit=1';
const notice = (id: string, at: string, unread: number): NotificationPage => ({
  items: [{ id, kind: 'task_due', title: `Due: ${id}`, body: null, link: null, at, readAt: null, mail: null }],
  next: null,
  unread,
});

describe('live events', () => {
  let sources: FakeEventSource[];
  let sight: DocumentVisibilityState;
  const last = () => sources.at(-1)!;
  beforeEach(() => {
    vi.useFakeTimers();
    sources = [];
    sight = 'visible';
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => sight);
    const open = (): EventSource => {
      sources.push(new FakeEventSource());
      return last().asEventSource();
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: OPEN_EVENT_SOURCE, useValue: open },
      ],
    });
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  function signIn(): Live {
    const live = TestBed.inject(Live);
    TestBed.inject(SessionStore).state.set('in');
    TestBed.tick();
    return live;
  }
  function look(now: DocumentVisibilityState): void {
    sight = now;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('have one line while somebody is signed in and looks', () => {
    const live = TestBed.inject(Live);
    TestBed.tick();
    expect(sources).toHaveLength(0);
    signIn();
    last().say({ kind: 'refresh' });
    expect([sources.length, live.connected()]).toEqual([1, true]);
    look('hidden');
    vi.advanceTimersByTime(9_000);
    look('visible');
    vi.advanceTimersByTime(10_000);
    TestBed.tick();
    expect([sources.length, last().closed]).toEqual([1, false]);
    look('hidden');
    vi.advanceTimersByTime(10_000);
    TestBed.tick();
    expect([last().closed, live.connected()]).toEqual([true, false]);
    look('visible');
    TestBed.tick();
    expect([sources.length, last().closed]).toEqual([2, false]);
    TestBed.inject(SessionStore).state.set('out');
    TestBed.tick();
    expect(last().closed).toBe(true);
  });

  it('tell that the session ended', () => {
    const ended = vi.fn();
    TestBed.inject(SessionExpired).raised$.subscribe(ended);
    signIn();
    last().say({ kind: 'ended' });
    expect([ended.mock.calls.length, last().closed]).toEqual([1, true]);
  });

  it('move the bell, and tell what came in but not what was read elsewhere', async () => {
    const http = TestBed.inject(HttpTestingController);
    const store = TestBed.inject(NotificationsStore);
    signIn();
    const answer = async (page: NotificationPage) => {
      vi.advanceTimersByTime(200);
      TestBed.tick();
      http.expectOne(URL).flush(page);
      await vi.advanceTimersByTimeAsync(0);
      TestBed.tick();
    };
    await answer(notice('a', '2026-11-24T10:00:00.000Z', 1));
    expect([store.unread(), store.arrived()]).toEqual([1, null]);
    last().say({ kind: 'notification', id: 'b' });
    last().say({ kind: 'notification', id: 'c' });
    await answer(notice('c', '2026-11-24T10:02:00.000Z', 3));
    expect([store.unread(), store.arrived()?.latest.id, store.arrived()?.count]).toEqual([3, 'c', 2]);
    last().say({ kind: 'notification', id: 'c' });
    await answer(notice('b', '2026-11-24T10:01:00.000Z', 2));
    expect([store.unread(), store.arrived()?.latest.id]).toEqual([2, 'c']);
  });

  it('are asked for from time to time where the line does not stand', async () => {
    const http = TestBed.inject(HttpTestingController);
    TestBed.inject(NotificationsStore);
    signIn();
    TestBed.tick();
    http.expectOne(URL).flush(notice('a', '2026-11-24T10:00:00.000Z', 1));
    await vi.advanceTimersByTimeAsync(0);
    last().fail(2);
    vi.advanceTimersByTime(30_000);
    TestBed.tick();
    http.expectOne(URL).flush(notice('a', '2026-11-24T10:00:00.000Z', 1));
    last().say({ kind: 'tasks' });
    await vi.advanceTimersByTimeAsync(30_000);
    TestBed.tick();
    http.expectNone(URL);
  });
});
