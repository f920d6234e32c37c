import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { TaskView } from '@demarche/contracts/tasks';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Change, Changes } from '../../core/changes';
import { Clock } from '../../core/clock';
import { apiInterceptor } from '../../core/http/api-interceptor';
import { SessionStore } from '../../core/session-store';
import { Subject } from 'rxjs';
import { DEFAULT_FILTERS } from './task-filters';
import { TaskStore } from './task-store';

const task = (id: string, dueOn: string, status = 'open') =>
  ({
    id,
    dueOn,
    status,
    priority: 'normal',
    effectiveLabel: 'internal',
    state: null,
    assignee: { user: { id: 'me', name: 'Me' }, office: null },
    createdBy: { id: 'me', name: 'Me' },
  }) as unknown as TaskView;

describe('TaskStore', () => {
  let store: TaskStore;
  let http: HttpTestingController;
  let told: Subject<Change>;

  beforeEach(() => {
    told = new Subject();
    TestBed.configureTestingModule({
      providers: [
        TaskStore,
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: Clock, useValue: { today: signal('2026-11-24') } },
        { provide: SessionStore, useValue: { user: signal({ id: 'me' }), offices: signal([]) } },
        { provide: Changes, useValue: { all$: told } },
      ],
    });
    store = TestBed.inject(TaskStore);
    http = TestBed.inject(HttpTestingController);
    TestBed.tick();
  });
  const page = async (items: TaskView[], next: string | null, total?: number) => {
    const call = http.expectOne(({ url }) => url === '/api/tasks');
    call.flush({ items, next, total });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    return call.request.params;
  };
  const ids = () => store.tasks().map(({ id }) => id);

  it('asks for what the filters say, with the total, and groups it', async () => {
    expect(store.loaded()).toBe(false);
    const params = await page([task('a', '2026-11-20'), task('b', '2026-11-24')], null, 2);
    expect([params.get('scope'), params.get('status'), params.get('total')]).toEqual(['mine', 'open', 'true']);
    expect(store.groups().map(({ key }) => key)).toEqual(['late', 'today']);
    expect([store.total(), store.next()]).toEqual([2, null]);
  });

  it('begins anew with other filters', async () => {
    await page([task('a', '2026-11-20')], null);
    store.filters.set({ ...DEFAULT_FILTERS, status: 'done' });
    TestBed.tick();
    expect(store.loaded()).toBe(false);
    expect((await page([task('b', '2026-11-20', 'done')], null)).get('status')).toBe('done');
    expect(ids()).toEqual(['b']);
  });

  it('follows what is done, here or elsewhere, and takes new tasks in', async () => {
    await page([task('a', '2026-11-20'), task('b', '2026-11-24')], null, 2);
    told.next({ kind: 'task', task: task('a', '2026-11-20', 'done'), settled: false });
    expect([ids(), store.total()]).toEqual([['b'], 1]);
    told.next({ kind: 'task', task: task('a', '2026-11-20'), settled: true });
    told.next({ kind: 'task', task: task('c', '2026-12-01'), settled: true });
    expect(ids()).toEqual(['a', 'b', 'c']);
    told.next({ kind: 'task_removed', task: task('c', '2026-12-01') });
    expect(ids()).toEqual(['a', 'b']);
  });

  it('loads more after the cursor, nothing twice', async () => {
    await page([task('a', '2026-11-20')], 'cursor');
    const loading = store.loadMore();
    void store.loadMore();
    expect(store.moreBusy()).toBe(true);
    const params = await page([task('a', '2026-11-20'), task('b', '2026-11-25')], null);
    await loading;
    expect(params.get('after')).toBe('cursor');
    expect([ids(), store.next(), store.moreBusy()]).toEqual([['a', 'b'], null, false]);
    await store.loadMore();
    http.expectNone(({ url }) => url === '/api/tasks');
  });

  it('keeps what is loaded when more cannot be, and says why', async () => {
    await page([task('a', '2026-11-20')], 'cursor');
    const loading = store.loadMore();
    http.expectOne(({ url }) => url === '/api/tasks').flush({ code: 'x' }, { status: 500, statusText: 'x' });
    await loading;
    expect([ids(), store.moreFailed()?.status]).toEqual([['a'], 500]);
  });

  it('fails only while nothing is loaded', async () => {
    http.expectOne(({ url }) => url === '/api/tasks').flush({ code: 'x' }, { status: 500, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    expect(store.failed()).toBeDefined();
    store.reload();
    TestBed.tick();
    await page([task('a', '2026-11-20')], null);
    expect(store.failed()).toBeUndefined();
    store.reload();
    TestBed.tick();
    http.expectOne(({ url }) => url === '/api/tasks').flush({ code: 'x' }, { status: 500, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    expect([ids(), store.failed()]).toEqual([['a'], undefined]);
  });
});
