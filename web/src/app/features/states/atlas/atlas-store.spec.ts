import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it } from 'vitest';
import { AsAtStore } from '../../../core/as-at-store';
import { Clock } from '../../../core/clock';
import { apiInterceptor } from '../../../core/http/api-interceptor';
import { StatesStore } from '../register/states-store';
import { stateRow } from '../states.fixtures';
import { standings } from './atlas.fixtures';
import { AtlasStore } from './atlas-store';

describe('the register on a map', () => {
  let store: AtlasStore;
  let http: HttpTestingController;
  let router: Router;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        StatesStore,
        AtlasStore,
      ],
    });
    router = TestBed.inject(Router);
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(Clock).set('2026-11-25T10:00:00.000Z');
    TestBed.inject(AsAtStore);
    await router.navigateByUrl('/states?region=Africa');
    store = TestBed.inject(AtlasStore);
    TestBed.tick();
    http.expectOne('/api/standings').flush(standings());
    http
      .expectOne((request) => request.url === '/api/states')
      .flush({
        treaty: 'ccm',
        asAt: '2026-11-25',
        statusKnownTo: '2026-02-03',
        next: null,
        votes: [],
        items: [
          stateRow({ status: 'signatory' }),
          stateRow({ iso3: 'LTU', name: 'Lithuania', status: 'withdrawn', region: 'Europe' }),
        ],
      });
    await expect.poll(() => store.stops().length).toBe(19);
  });

  const told = () => store.states().map(({ iso3, status, matches }) => [iso3, status, matches]);
  const stopOf = (year: number) => {
    const stop = store.stops().find((one) => one.year === year);
    if (!stop) throw new Error(`There is no stop in ${year}`);
    return stop;
  };

  it('shows the day of the page, and matches what the table matches', async () => {
    await expect.poll(told).toEqual([
      ['AGO', 'signatory', true],
      ['LTU', 'withdrawn', false],
    ]);
    expect(store.counts()).toEqual({ party: 0, signatory: 1, not_party: 0, withdrawn: 1 });
    expect(store.stops()[store.stop()]?.today).toBe(true);
  });

  it('moves through the years without a request and without leaving the page, then goes there once', async () => {
    for (const year of [2008, 2010, 2012]) store.preview(stopOf(year));
    expect(told()[1]).toEqual(['LTU', 'party', false]);
    expect(store.counts()?.party).toBe(1);
    expect([store.previewing(), router.url]).toEqual([true, '/states?region=Africa']);
    TestBed.tick();
    http.expectNone((request) => request.params.has('asAt'));
    await store.settle();
    expect(router.url).toBe('/states?region=Africa&asAt=2012-12-31');
    expect(store.previewing()).toBe(false);
    TestBed.tick();
    http.expectOne((request) => request.url === '/api/states' && request.params.get('asAt') === '2012-12-31');
    // The rows of that day are on their way: filters still hold.
    expect(told()[1]).toEqual(['LTU', 'party', false]);
  });

  it('takes the date out of the address at today, and comes to rest where it began', async () => {
    store.preview(stopOf(2010));
    store.rest();
    await store.settle();
    expect(router.url).toBe('/states?region=Africa');
    store.preview(stopOf(2010));
    await store.settle();
    store.preview(stopOf(2026));
    await store.settle();
    expect(router.url).toBe('/states?region=Africa');
  });

  it('keeps the part of the world in the address', async () => {
    store.zoom('Oceania');
    await expect.poll(() => store.region()).toBe('Oceania');
    expect(router.url).toContain('zoom=oceania');
    store.zoom('World');
    await expect.poll(() => router.url).not.toContain('zoom');
  });
});
