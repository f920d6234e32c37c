import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { VoteMatrix } from '@demarche/contracts/votes';
import { beforeEach, describe, expect, it } from 'vitest';
import { VotesStore } from './votes-store';
import { quarantinedVote, voteMatrix, voteRow, voteView } from './votes.fixtures';

const MATRIX = voteMatrix({
  votes: [voteView(2020), voteView(2021)],
  quarantined: [quarantinedVote(2022)],
  rows: [
    voteRow('AGO', 'signatory', { 2020: 'yes', 2021: 'no' }),
    voteRow('CHN', 'not_party', { 2020: 'no', 2021: 'yes' }),
  ],
});

describe('the store of the matrix', () => {
  let store: VotesStore;
  let http: HttpTestingController;
  let router: Router;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        VotesStore,
      ],
    });
    router = TestBed.inject(Router);
    http = TestBed.inject(HttpTestingController);
    await router.navigateByUrl('/votes');
    store = TestBed.inject(VotesStore);
  });

  async function answer(matrix: VoteMatrix = MATRIX): Promise<void> {
    TestBed.tick();
    http.expectOne((request) => request.url === '/api/votes').flush(matrix);
    await TestBed.inject(Router).navigateByUrl(router.url);
    await Promise.resolve();
    TestBed.tick();
  }

  it('loads, then shows the latest vote with who changed and who votes yes', async () => {
    expect(store.loading()).toBe(true);
    await answer();
    expect(store.loading()).toBe(false);
    expect(store.chosen()?.year).toBe(2021);
    expect(store.before()?.year).toBe(2020);
    expect(store.changes()).toHaveLength(2);
    expect(store.notPartyYes().map((row) => row.iso3)).toEqual(['CHN']);
    expect(store.shown()).toBe(2);
    expect(store.bodies()).toEqual(['plenary']);
    expect(store.quarantined()).toHaveLength(1);
  });

  it('takes what is chosen from the address and writes it there', async () => {
    await answer();
    store.step(-1);
    await expect.poll(() => router.url).toContain('vote=A%2FRES%2F2020');
    expect(store.chosen()?.year).toBe(2020);
    store.step(-1);
    store.change({ choice: ['yes'] });
    await expect.poll(() => router.url).toContain('choice=yes');
    expect(store.groups().flatMap((group) => group.rows.map((row) => row.iso3))).toEqual(['AGO']);
  });

  it('names a vote by its id where a symbol names two', async () => {
    await answer({ ...MATRIX, votes: [...MATRIX.votes, voteView(2021, { id: 'p21', part: 'paragraph' })] });
    const [, whole] = store.columns();
    if (whole) store.choose(whole);
    await expect.poll(() => router.url).toContain('vote=v2021');
  });

  it('says what failed while there is nothing to show', async () => {
    TestBed.tick();
    http.expectOne('/api/votes').flush({ code: 'x' }, { status: 503, statusText: 'down' });
    await expect.poll(() => store.failed()).toBeTruthy();
    expect(store.loading()).toBe(false);
    expect(store.chosen()).toBeNull();
  });
});
