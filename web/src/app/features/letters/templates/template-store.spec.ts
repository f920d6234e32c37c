import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LetterTemplateView } from '@demarche/contracts/letters';
import { beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from '../../../core/drafts';
import { apiInterceptor } from '../../../core/http/api-interceptor';
import { TemplateStore } from './template-store';

const stored: LetterTemplateView = {
  id: 't',
  treaty: 'ccm',
  form: 'letter',
  language: 'fr',
  name: 'Merci',
  subject: '',
  body: 'Je vous remercie.',
  ofPack: false,
  version: 3,
};

describe('TemplateStore', () => {
  let store: TemplateStore;
  let http: HttpTestingController;
  let kept: Map<string, unknown>;
  beforeEach(() => {
    kept = new Map();
    const drafts = {
      keep: (form: string, value: unknown) => kept.set(form, value),
      find: (form: string) => kept.get(form) ?? null,
      drop: (form: string) => kept.delete(form),
    };
    TestBed.configureTestingModule({
      providers: [
        TemplateStore,
        provideRouter([]),
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: Drafts, useValue: drafts },
      ],
    });
    store = TestBed.inject(TemplateStore);
    http = TestBed.inject(HttpTestingController);
    TestBed.tick();
  });
  const open = async (template: LetterTemplateView) => {
    store.id.set(template.id);
    TestBed.tick();
    http.expectOne(`/api/letter-templates/${template.id}`).flush(template);
    await Promise.resolve();
    TestBed.tick();
  };

  it('makes a new one, and names what is wrong before it is sent', async () => {
    store.change({ name: 'Invitation', body: 'has the honour to invite {{state.formall}}.' });
    expect(kept.has('template.new')).toBe(true);
    expect(await store.save()).toBeUndefined();
    http.expectNone('/api/letter-templates');
    expect(store.faults()).toEqual(['body']);
    store.change({ body: 'has the honour to invite {{state.formal}}.' });
    expect(store.faults()).toEqual([]);
    const saved = store.save();
    const call = http.expectOne('/api/letter-templates');
    expect(call.request.body).toMatchObject({ name: 'Invitation', form: 'note_verbale', language: 'en' });
    call.flush({ ...stored, name: 'Invitation' });
    expect([(await saved)?.name, kept.size]).toEqual(['Invitation', 0]);
  });

  it('changes one of ours on its version, and finds what was not saved', async () => {
    await open(stored);
    store.change({ name: 'Remerciements' });
    const saved = store.save();
    const call = http.expectOne('/api/letter-templates/t');
    expect([call.request.method, call.request.body]).toMatchObject(['PATCH', { name: 'Remerciements', version: 3 }]);
    call.flush({ code: 'version.stale', errors: [] }, { status: 409, statusText: 'x' });
    expect(await saved).toBeUndefined();
    expect([store.problem()?.code, store.draft().name, kept.has('template.t')]).toEqual([
      'version.stale',
      'Remerciements',
      true,
    ]);
  });

  it('reads those of the pack, and keeps nothing of them', async () => {
    kept.set('template.p', { ...stored, name: 'Old' });
    await open({ ...stored, id: 'p', ofPack: true });
    expect([store.isOfPack(), store.draft().name, store.kept()]).toEqual([true, 'Merci', false]);
  });
});
