import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Problem } from '@demarche/contracts/common';
import type { LetterDocumentView, LetterTemplateView, LetterView } from '@demarche/contracts/letters';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { made } from './mutations.js';

let app: TestApp;
let isu: Client;
beforeAll(async () => {
  app = await startApp({ DEMARCHE_TREATY: 'ccm' });
  isu = await app.as('isu_officer');
});
afterAll(() => app.close());

const list = async (query = '') =>
  (await isu.get<Page<LetterTemplateView>>(`/api/letter-templates?limit=200&${query}`)).body.items;
const add = (body: object) => ({ form: 'letter', language: 'en', name: 'Thanks', body: 'Thank you.', ...body });

describe('templates of the pack', () => {
  it('are there in six languages, and are copied, not changed', async () => {
    const ours = (await list()).filter(({ ofPack }) => ofPack);
    expect(new Set(ours.map(({ language }) => language))).toEqual(new Set(['en', 'fr', 'es', 'ar', 'zh', 'ru']));
    expect((await list('form=letter&language=fr')).map(({ form, language }) => [form, language])).toEqual([
      ['letter', 'fr'],
    ]);
    const [first] = ours;
    const answer = await isu.patch<Problem>(`/api/letter-templates/${first?.id}`, { version: 1, name: 'Mine' });
    expect([answer.status, answer.body.code]).toEqual([409, 'letter_template.of_pack']);
  });

  it.each(['en', 'fr', 'es', 'ar', 'zh', 'ru'])('read with any State in %s', async (language) => {
    const [template] = await list(`form=note_verbale&language=${language}`);
    for (const state of ['AGO', 'LTU', 'NOR', 'TON']) {
      const answer = await isu.get<LetterDocumentView>(`/api/letter-templates/${template?.id}/preview?state=${state}`);
      expect(answer.status).toBe(200);
      expect(answer.body.document).toMatchObject({ language, direction: language === 'ar' ? 'rtl' : 'ltr' });
      expect(answer.body.document.blocks.length).toBeGreaterThan(3);
    }
    const nowhere = await isu.get<Problem>(`/api/letter-templates/${template?.id}/preview?state=ZZZ`);
    expect([nowhere.status, nowhere.body.errors?.[0]?.field]).toEqual([400, 'state']);
  });

  it('begin a letter', async () => {
    const [template] = await list('form=note_verbale&language=fr');
    const letter = await made<LetterView>(isu, '/api/letters', { templateId: template?.id, state: 'AGO' });
    expect(letter).toMatchObject({
      form: 'note_verbale',
      language: 'fr',
      body: template?.body,
      templateId: template?.id,
    });
    const { body } = await isu.get<LetterDocumentView>(`/api/letters/${letter.id}/document`);
    expect(JSON.stringify(body.document)).toContain('République d’Angola');
    expect(body.gaps.map(({ kind }) => kind)).toContain('ask');
  });
});

describe('templates of ours', () => {
  it('name what is wrong with them when they are saved', async () => {
    const answer = await isu.post<Problem>(
      '/api/letter-templates',
      add({ subject: '{{nothing.here}}', body: '{{#if}}' }),
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ field, code }) => [field, code])).toEqual([
      ['subject', 'merge.field_unknown'],
      ['body', 'merge.condition_missing'],
      ['body', 'merge.if_open'],
    ]);
  });

  it('are changed, kept apart by their names, and retired', async () => {
    const view = await made<LetterTemplateView>(isu, '/api/letter-templates', add({}));
    expect(view).toMatchObject({ name: 'Thanks', subject: '', ofPack: false, version: 1 });
    const twin = await isu.post<Problem>('/api/letter-templates', add({}));
    expect([twin.status, twin.body.errors?.[0]]).toMatchObject([
      400,
      { field: 'name', code: 'letter_template.name_taken' },
    ]);
    const path = `/api/letter-templates/${view.id}`;
    const changed = await isu.patch<LetterTemplateView>(path, { version: 1, name: 'Many thanks' });
    expect(changed.body).toMatchObject({ name: 'Many thanks', body: 'Thank you.', version: 2 });
    expect((await isu.patch(path, { version: 1, name: 'X' })).status).toBe(409);
    const letter = await made<LetterView>(isu, '/api/letters', { templateId: view.id });
    expect((await isu.delete(path, { version: 2 })).status).toBe(204);
    expect((await isu.get(path)).status).toBe(404);
    expect((await isu.post('/api/letters', { templateId: view.id })).status).toBe(400);
    expect((await isu.get<LetterView>(`/api/letters/${letter.id}`)).body.body).toBe('Thank you.');
    expect((await isu.post('/api/letter-templates', add({ name: 'Many thanks' }))).status).toBe(201);
  });

  it('are paged by name', async () => {
    const names: string[] = [];
    for (let after = ''; ;) {
      const { body } = await isu.get<Page<LetterTemplateView>>(
        `/api/letter-templates?limit=5${after && `&after=${after}`}`,
      );
      names.push(...body.items.map(({ id }) => id));
      if (body.next === null) break;
      after = body.next;
    }
    expect(names.sort()).toEqual((await list()).map(({ id }) => id).sort());
  });
});
