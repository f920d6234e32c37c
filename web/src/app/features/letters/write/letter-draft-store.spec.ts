import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LetterView } from '@demarche/contracts/letters';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Changes } from '../../../core/changes';
import { Drafts } from '../../../core/drafts';
import { apiInterceptor } from '../../../core/http/api-interceptor';
import { Uploads } from '../../../core/uploads';
import { emptyLetter } from './letter-draft';
import { LetterDraftStore } from './letter-draft-store';

const fresh = emptyLetter('own', { today: '2026-11-24', label: 'internal', place: 'Geneva', state: 'KEN' });

const STORED = {
  ...{ id: 'l', version: 2, course: 'outgoing', origin: 'own', form: 'note_verbale', language: 'en' },
  ...{ state: null, post: null, person: null, signatory: null, answers: null, templateId: null, asked: {} },
  ...{ subject: 'A', body: 'B', enclosures: [], attachments: [], replyWeeks: 6, on: '2026-11-24' },
  ...{ place: null, theirRef: null, channel: null, sentOn: null, receivedOn: null, label: 'internal', caveats: [] },
} as unknown as LetterView;

describe('LetterDraftStore', () => {
  let store: LetterDraftStore;
  let http: HttpTestingController;
  let kept: Map<string, unknown>;
  let told: string[];
  beforeEach(() => {
    kept = new Map();
    told = [];
    const drafts = {
      keep: (form: string, value: unknown) => kept.set(form, value),
      find: (form: string) => kept.get(form) ?? null,
      drop: (form: string) => kept.delete(form),
    };
    TestBed.configureTestingModule({
      providers: [
        LetterDraftStore,
        Uploads,
        provideRouter([]),
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: Drafts, useValue: drafts },
        { provide: Changes, useValue: { contact: (id: string) => told.push(id) } },
      ],
    });
    store = TestBed.inject(LetterDraftStore);
    http = TestBed.inject(HttpTestingController);
    store.begin('letter.new.own', fresh);
  });

  it('keeps what was written on the device, and finds it again', () => {
    store.change({ subject: 'Ratification' });
    expect([store.kept(), kept.has('letter.new.own')]).toEqual([true, true]);
    store.begin('letter.new.own', fresh);
    expect([store.draft().subject, store.kept()]).toEqual(['Ratification', true]);
    store.change({ subject: '' });
    expect([store.kept(), kept.size]).toEqual([false, 0]);
  });

  it('names what the text asks of a person, each once', () => {
    store.change({ subject: '{{ask:day}}', body: 'on {{ask:day}}{{#if status.party}} at {{ask:place}}{{/if}}' });
    expect(store.asks()).toEqual(['day', 'place']);
  });

  it('sends it once, and forgets it here when it stands in the register', async () => {
    store.change({ subject: 'Ratification' });
    const saved = store.save();
    expect(await store.save()).toBeUndefined();
    const call = http.expectOne('/api/letters');
    expect(call.request.body).toMatchObject({ subject: 'Ratification', state: 'KEN', place: 'Geneva' });
    call.flush({ id: 'l', engagementId: null, state: { iso3: 'KEN', name: 'Kenya' } });
    expect((await saved)?.id).toBe('l');
    expect([kept.size, store.saving(), told]).toEqual([0, false, ['l']]);
  });

  it('says at the field what is missing, what the server refuses, and lets it go when that is changed', async () => {
    store.change({ state: null });
    expect(await store.save()).toBeUndefined();
    http.expectNone('/api/letters');
    expect(store.first()).toBe('state');
    store.change({ state: 'KEN' });
    expect(store.errors()).toEqual({});
    const saved = store.save();
    const errors = [{ field: 'body', code: 'merge.field_unknown', message: 'Line 1: no such field.' }];
    http.expectOne('/api/letters').flush({ code: 'request.invalid', errors }, { status: 400, statusText: 'x' });
    expect(await saved).toBeUndefined();
    expect([store.errors(), store.problem()]).toEqual([{ body: { text: 'Line 1: no such field.' } }, null]);
    expect(kept.has('letter.new.own')).toBe(false);
    store.change({ body: 'Other' });
    expect(store.errors()).toEqual({});
  });

  it('waits for files that are on their way, and says so', async () => {
    store.uploads.add([new File(['abc'], 'a.pdf')]);
    expect(await store.save()).toBeUndefined();
    expect(store.errors()).toEqual({ files: { key: 'ui.files.busy' } });
    http.expectOne('/api/files').flush({ id: 'f', name: 'a.pdf', mediaType: 'application/pdf', size: 3, version: 1 });
    TestBed.tick();
    expect(store.draft().files).toMatchObject([{ id: 'f' }]);
    void store.save();
    expect((http.expectOne('/api/letters').request.body as { attachmentIds: string[] }).attachmentIds).toEqual(['f']);
  });

  it('puts mine upon theirs where somebody saved first, and looks again before it is saved', async () => {
    store.edit(STORED);
    store.change({ subject: 'Mine', state: 'KEN' });
    const first = store.save();
    http.expectOne('/api/letters/l').flush({ code: 'version.stale', errors: [] }, { status: 409, statusText: 'x' });
    await vi.waitFor(() => http.expectOne('/api/letters/l').flush({ ...STORED, version: 3, body: 'Theirs' }));
    expect(await first).toBeUndefined();
    expect([store.draft().subject, store.draft().body, store.problem()?.code]).toEqual([
      'Mine',
      'Theirs',
      'version.stale',
    ]);
    void store.save();
    expect(http.expectOne('/api/letters/l').request.body).toEqual({ version: 3, subject: 'Mine', state: 'KEN' });
  });

  it('changes a draft by what differs, and gives back what was thrown away', () => {
    store.edit(STORED);
    expect(store.waits(STORED)).toBe(false);
    store.change({ subject: 'C', state: 'KEN' });
    expect(store.waits(STORED)).toBe(true);
    const thrown = store.discard();
    expect([store.draft().subject, thrown.subject, store.waits(STORED)]).toEqual(['A', 'C', false]);
    store.take(thrown);
    void store.save();
    const { request } = http.expectOne('/api/letters/l');
    expect([request.method, request.body]).toEqual(['PATCH', { version: 2, subject: 'C', state: 'KEN' }]);
  });
});
