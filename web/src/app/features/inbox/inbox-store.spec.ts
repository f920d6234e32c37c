import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NotificationPage, NotificationView } from '@demarche/contracts/reminders';
import { beforeEach, describe, expect, it } from 'vitest';
import { InboxStore } from './inbox-store';

const item = (id: string, readAt: string | null = null): NotificationView => ({
  id,
  kind: 'task_due',
  title: id,
  body: null,
  link: null,
  at: '2026-11-24T07:00:00.000Z',
  readAt,
  mail: null,
});
const page = (items: NotificationView[], next: string | null = null): NotificationPage => ({ items, next, unread: 1 });

describe('the inbox', () => {
  let store: InboxStore;
  let http: HttpTestingController;
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [InboxStore, provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    store = TestBed.inject(InboxStore);
    http = TestBed.inject(HttpTestingController);
    TestBed.tick();
    http.expectOne('/api/notifications').flush(page([item('a'), item('b', '2026-11-23T00:00:00.000Z')], 'cursor'));
    await TestBed.inject(ApplicationRef).whenStable();
    TestBed.tick();
  });
  const ids = () => store.items().map((entry) => entry.id);

  it('goes on where the first page ended', async () => {
    expect(ids()).toEqual(['a', 'b']);
    const more = store.more();
    http.expectOne('/api/notifications?after=cursor').flush(page([item('c')]));
    await more;
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(store.next()).toBeNull();
    await store.more();
    http.verify();
  });
  it('shows as read at once, and as unread again when the server does not take it', async () => {
    const reading = store.markRead(['a']);
    expect(store.items()[0]?.readAt).not.toBeNull();
    expect(store.anyUnread()).toBe(false);
    const call = http.expectOne('/api/notifications/read');
    expect(call.request.body).toEqual({ ids: ['a'] });
    call.flush('', { status: 503, statusText: 'x' });
    await expect(reading).rejects.toBeDefined();
    expect(store.items()[0]?.readAt).toBeNull();
  });
  it('marks all read when the server has', async () => {
    const reading = store.markAllRead();
    expect(store.anyUnread()).toBe(true);
    const call = http.expectOne('/api/notifications/read');
    expect(call.request.body).toEqual({ all: true });
    call.flush(null, { status: 204, statusText: 'x' });
    await reading;
    expect(store.anyUnread()).toBe(false);
  });
  it('keeps the filter on the next page', async () => {
    store.unreadOnly.set(true);
    TestBed.tick();
    http.expectOne('/api/notifications?unread=true').flush(page([item('a')], 'more'));
    await TestBed.inject(ApplicationRef).whenStable();
    TestBed.tick();
    const more = store.more();
    http.expectOne('/api/notifications?unread=true&after=more').flush(page([]));
    await more;
    expect(ids()).toEqual(['a']);
  });
});
