import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LetterView } from '@demarche/contracts/letters';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiInterceptor } from '../../../core/http/api-interceptor';
import { OverviewStore } from '../../../core/overview-store';
import { LetterStore } from './letter-store';

const letter = (change: Partial<LetterView> = {}) =>
  ({
    id: 'l',
    version: 1,
    course: 'outgoing',
    origin: 'own',
    status: 'draft',
    state: { iso3: 'KEN', name: 'Kenya' },
    engagementId: null,
    ...change,
  }) as LetterView;

describe('LetterStore', () => {
  let store: LetterStore;
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        LetterStore,
        provideRouter([]),
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: OverviewStore, useValue: { reload: () => undefined } },
      ],
    });
    store = TestBed.inject(LetterStore);
    http = TestBed.inject(HttpTestingController);
  });
  const open = async (view: LetterView) => {
    store.id.set(view.id);
    TestBed.tick();
    http.expectOne(`/api/letters/${view.id}`).flush(view);
    await Promise.resolve();
    TestBed.tick();
  };

  it('asks how a letter of ours reads, and not of one that somebody else wrote', async () => {
    await open(letter());
    expect(store.isWritten()).toBe(true);
    http.expectOne('/api/letters/l/document').flush({ document: {}, gaps: [] });
    await open(letter({ id: 'm', course: 'incoming', status: 'received' }));
    expect(store.isWritten()).toBe(false);
    http.expectNone('/api/letters/m/document');
    expect(store.document()).toBeUndefined();
  });

  it('takes a step on the version that is shown, and shows what stands then', async () => {
    await open(letter({ version: 3 }));
    const taken = store.take('clear');
    const call = http.expectOne('/api/letters/l/steps/clear');
    expect(call.request.body).toEqual({ version: 3 });
    call.flush(letter({ version: 4, status: 'cleared', ourRef: 'ISU/2026/001' }));
    expect(await taken).toMatchObject({ ourRef: 'ISU/2026/001' });
    expect([store.letter()?.status, store.busy()]).toEqual(['cleared', false]);
  });

  it('says why a step was not taken, and reads anew what somebody else changed', async () => {
    await open(letter());
    const first = store.take('clear');
    http
      .expectOne('/api/letters/l/steps/clear')
      .flush({ code: 'letter.gaps', errors: [] }, { status: 409, statusText: 'x' });
    expect(await first).toBeUndefined();
    expect(store.problem()?.code).toBe('letter.gaps');
    http.expectNone('/api/letters/l');
    const second = store.take('clear');
    http
      .expectOne('/api/letters/l/steps/clear')
      .flush({ code: 'version.stale', errors: [] }, { status: 409, statusText: 'x' });
    await second;
    TestBed.tick();
    http.expectOne('/api/letters/l').flush(letter({ version: 9, status: 'cleared' }));
    await Promise.resolve();
    expect(store.letter()?.version).toBe(9);
  });

  it('throws a draft away on its version', async () => {
    await open(letter({ version: 2 }));
    const gone = store.discard();
    const call = http.expectOne('/api/letters/l');
    expect([call.request.method, call.request.body]).toEqual(['DELETE', { version: 2 }]);
    call.flush(null);
    expect(await gone).toBe(true);
  });
});
