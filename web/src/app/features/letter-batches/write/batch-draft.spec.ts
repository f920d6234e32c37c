import type { AddresseeCheck, BatchCheck } from '@demarche/contracts/letter-batches';
import { describe, expect, it } from 'vitest';
import {
  asksOf,
  checkRequest,
  createRequest,
  emptyBatch,
  faultsOf,
  inOrder,
  isBatchDraft,
  statesOf,
  usualTexts,
} from './batch-draft';

const addressee = (iso3: string, more: Partial<AddresseeCheck> = {}): AddresseeCheck => ({
  state: { iso3, name: iso3 },
  post: {
    id: `post of ${iso3}`,
    title: '',
    institution: 'permanent_mission',
    city: null,
    person: null,
    bouncedOn: null,
  },
  language: 'en',
  faults: [],
  gaps: [],
  standing: 'ready',
  posts: [],
  ...more,
});
const draft = { ...emptyBatch(['KEN', 'AGO', 'NOR'], 'internal', ' Geneva '), texts: { en: 'T1', fr: 'T2' } };

describe('a batch that is being written', () => {
  it('asks about those who are not left out, with what was chosen for each', () => {
    const choices = { KEN: { anyway: true }, NOR: { postId: 'P' } };
    expect(checkRequest({ ...draft, leftOut: ['NOR'], choices, asked: { day: 'Monday', hour: ' ' } })).toEqual({
      templateIds: ['T1', 'T2'],
      states: ['KEN', 'AGO'],
      choices: [{ state: 'KEN', anyway: true }],
      asked: { day: 'Monday' },
      place: 'Geneva',
      signatoryId: null,
      signatoryTitle: null,
    });
  });

  it('asks about nobody while there is nobody, or no text', () => {
    expect(checkRequest({ ...draft, leftOut: draft.states })).toBeNull();
    expect(checkRequest({ ...draft, texts: {} })).toBeNull();
    expect(statesOf({ ...draft, leftOut: ['AGO'] })).toEqual(['KEN', 'NOR']);
  });

  it('goes to those who can be written to, and to nobody else', () => {
    const stopped = addressee('AGO', { post: null, standing: 'stopped' });
    const check: BatchCheck = {
      form: 'note_verbale',
      addressees: [addressee('KEN'), stopped],
      ready: 1,
      toDecide: 0,
      stopped: 1,
    };
    const request = createRequest(
      { ...draft, name: ' To all ', choices: { KEN: { anyway: true } }, enclosures: 'A\n\n B' },
      check,
    );
    expect(request).toMatchObject({
      name: 'To all',
      addressees: [{ state: 'KEN', postId: 'post of KEN', language: 'en', anyway: true }],
      enclosures: ['A', 'B'],
      replyWeeks: 6,
      label: 'internal',
    });
  });

  it('shows what is to be decided first', () => {
    const rows = [addressee('AGO'), addressee('KEN', { standing: 'to_decide' }), addressee('NOR')];
    expect(inOrder(rows).map(({ state }) => state.iso3)).toEqual(['KEN', 'AGO', 'NOR']);
  });

  it('tells what asks from what is only told', () => {
    const row = addressee('AGO', { faults: ['vacant', 'no_form_of_address'] });
    expect(faultsOf(row, 'note_verbale')).toEqual({ grave: ['vacant'], told: ['no_form_of_address'] });
    expect(faultsOf(row, 'letter')).toEqual({ grave: ['vacant', 'no_form_of_address'], told: [] });
  });

  it('begins with a text in each working language, the treaty’s own first', () => {
    const text = (id: string, language: 'en' | 'fr' | 'ru', ofPack: boolean) => ({
      id,
      language,
      ofPack,
      form: 'letter' as const,
    });
    const templates = [text('1', 'en', false), text('2', 'en', true), text('3', 'fr', false), text('4', 'ru', true)];
    expect(usualTexts(templates, 'letter')).toEqual({ en: '2', fr: '3' });
    expect(usualTexts(templates, 'note_verbale')).toEqual({});
  });

  it('finds the gaps of its texts, each once', () => {
    const texts = [
      { subject: '{{ask:place}}', body: 'on {{ask: meeting date }} in {{ask:place}}, {{date}}' },
      { subject: '', body: '{{ask:lieu}}' },
    ];
    expect(asksOf(texts)).toEqual(['place', 'meeting date', 'lieu']);
  });

  it('knows itself when it is found on the device', () => {
    expect(isBatchDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
    expect(isBatchDraft({ states: 'KEN' })).toBe(false);
    expect(isBatchDraft(null)).toBe(false);
  });
});
