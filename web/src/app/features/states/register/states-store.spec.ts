import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { StateList } from '@demarche/contracts/states';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiInterceptor } from '../../../core/http/api-interceptor';
import { stateRow, statusSummary } from '../states.fixtures';
import { StatesStore } from './states-store';

const LIST: StateList = {
  treaty: 'ccm',
  asAt: '2026-11-24',
  statusKnownTo: '2026-02-03',
  next: null,
  votes: [],
  items: [
    stateRow({ status: 'signatory' }),
    stateRow({ iso3: 'CIV', name: 'Côte d’Ivoire', status: 'party', since: '2012-03-12' }),
  ],
};

describe('the store of the register', () => {
  let store: StatesStore;
  let http: HttpTestingController;
  let router: Router;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        StatesStore,
      ],
    });
    router = TestBed.inject(Router);
    http = TestBed.inject(HttpTestingController);
    await router.navigateByUrl('/states?status=signatory');
    store = TestBed.inject(StatesStore);
    TestBed.tick();
  });

  const list = () => http.expectOne((request) => request.url === '/api/states' && !request.params.has('q'));
  const names = () => store.rows().map((row) => row.iso3);

  it('loads, then shows what the address asks for; a changed filter needs no new answer', async () => {
    expect(store.loading()).toBe(true);
    list().flush(LIST);
    http.expectOne((request) => request.url === '/api/status-summary').flush(statusSummary());
    await expect.poll(() => store.loading()).toBe(false);
    expect(names()).toEqual(['AGO']);
    expect(store.summary()?.counts.total).toBe(197);
    store.change({ status: [] });
    await expect.poll(names).toEqual(['AGO', 'CIV']);
    expect(router.url).toBe('/states');
    TestBed.tick();
    http.expectNone((request) => request.url === '/api/states');
  });

  it('asks the server for other names and adds what it finds', async () => {
    list().flush(LIST);
    store.change({ status: [], q: 'Ivory' });
    await expect.poll(() => router.url).toContain('q=Ivory');
    TestBed.tick();
    const found = http.expectOne((request) => request.params.get('q') === 'Ivory');
    expect(store.searching()).toBe(true);
    found.flush({ ...LIST, items: LIST.items.slice(1) });
    await expect.poll(names).toEqual(['CIV']);
  });

  it('says what failed, and never shows one day under the date of another', async () => {
    list().flush(LIST);
    await expect.poll(names).toEqual(['AGO']);
    await router.navigateByUrl('/states?asAt=2020-06-18');
    TestBed.tick();
    expect(store.loading()).toBe(true);
    expect(names()).toEqual([]);
    list().flush({ code: 'x' }, { status: 500, statusText: 'down' });
    await expect.poll(() => store.failed()).toBeTruthy();
  });
});
