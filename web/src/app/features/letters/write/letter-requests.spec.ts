import type { LetterView } from '@demarche/contracts/letters';
import { describe, expect, it } from 'vitest';
import { draftOf, emptyLetter, isLetterDraft, isUntouched, type LetterDraft, withTemplate } from './letter-draft';
import { firstError, missingIn, serverErrors } from './letter-errors';
import { createRequest, linesOf, previewRequest, updateRequest } from './letter-requests';

const fresh = emptyLetter('own', { today: '2026-11-24', label: 'internal', place: 'Geneva', state: 'DJI' });
const written: LetterDraft = {
  ...fresh,
  post: { id: 'q', name: 'Counsellor, Permanent Mission' },
  person: { id: 'p', name: 'Officer B' },
  language: 'fr',
  templateId: 't',
  subject: ' Ratification ',
  body: 'a l’honneur de proposer {{ask:jour}}.',
  asked: { jour: 'le 12 décembre', autre: ' ' },
  enclosures: 'Dossier\n\n Loi type ',
  files: [{ id: 'f', name: 'Dossier.pdf', mediaType: 'application/pdf', size: 1 }],
};
const stored = {
  id: 'l',
  version: 4,
  course: 'outgoing',
  origin: 'own',
  state: { iso3: 'DJI', name: 'Djibouti' },
  post: { id: 'q', title: 'Counsellor, Permanent Mission' },
  person: { id: 'p', name: 'Officer B' },
  form: 'note_verbale',
  language: 'fr',
  templateId: 't',
  subject: 'Ratification',
  body: written.body,
  asked: { jour: 'le 12 décembre' },
  place: 'Geneva',
  signatory: null,
  enclosures: ['Dossier', 'Loi type'],
  attachments: written.files,
  replyWeeks: 6,
  theirRef: null,
  on: '2026-11-24',
  sentOn: null,
  receivedOn: null,
  channel: null,
  answers: null,
  label: 'internal',
  caveats: [],
} as unknown as LetterView;

describe('a letter on its way to the register', () => {
  it('of ours is sent whole, without blanks and empty gaps', () => {
    expect(createRequest(written)).toEqual({
      url: '/api/letters',
      body: {
        form: 'note_verbale',
        language: 'fr',
        state: 'DJI',
        postId: 'q',
        personId: 'p',
        subject: 'Ratification',
        body: written.body,
        enclosures: ['Dossier', 'Loi type'],
        attachmentIds: ['f'],
        theirRef: null,
        replyWeeks: 6,
        signatoryId: null,
        signatoryTitle: null,
        place: 'Geneva',
        asked: { jour: 'le 12 décembre' },
        templateId: 't',
        label: 'internal',
        caveats: [],
      },
    });
  });

  it('to us says when and how it came, what it answers, and nothing that only ours have', () => {
    const { url, body } = createRequest({
      ...written,
      kind: 'received',
      theirRef: 'MP/7',
      channel: 'email',
      answers: { id: 'a', name: 'ISU/2026/001' },
    });
    expect(url).toBe('/api/letters/received');
    expect(body).toMatchObject({ receivedOn: '2026-11-24', theirRef: 'MP/7', channel: 'email', answersId: 'a' });
    for (const key of ['asked', 'signatoryId', 'templateId', 'replyWeeks']) expect(body).not.toHaveProperty(key);
  });

  it('of others says whose it is', () => {
    const { url, body } = createRequest({ ...written, kind: 'of_others', origin: 'partner' });
    expect([url, body]).toMatchObject(['/api/letters/of-others', { origin: 'partner', sentOn: '2026-11-24' }]);
  });

  it('has a list where its label asks for one', () => {
    const office = { id: 'o', name: 'ISU', shortName: 'ISU' };
    expect(createRequest({ ...written, offices: [office] }).body.access).toBeUndefined();
    const closed = createRequest({ ...written, label: 'restricted', offices: [office] });
    expect(closed.body.access).toEqual({ userIds: [], officeIds: ['o'] });
  });

  it('changes only what differs, upon its version', () => {
    const draft = draftOf(stored);
    expect(updateRequest(draft, stored)).toEqual({ version: 4 });
    expect(updateRequest({ ...draft, subject: 'Adhésion', files: [], replyWeeks: null }, stored)).toEqual({
      version: 4,
      subject: 'Adhésion',
      attachmentIds: [],
      replyWeeks: null,
    });
    expect(updateRequest({ ...draft, label: 'committee', reason: ' It was published ' }, stored)).toEqual({
      version: 4,
      label: 'committee',
      caveats: [],
      labelReason: 'It was published',
    });
  });

  it('is previewed with what fills its gaps, and by the letter that is changed', () => {
    expect(previewRequest(written, 'l')).toMatchObject({
      letterId: 'l',
      asked: { jour: 'le 12 décembre' },
      postId: 'q',
    });
    expect(previewRequest(written, null)).not.toHaveProperty('letterId');
  });

  it('takes a line for each enclosure', () => expect(linesOf(' a \n\n b')).toEqual(['a', 'b']));
});

describe('a draft', () => {
  it('is untouched until something differs, and is known again after a way through storage', () => {
    expect(isUntouched(fresh, { ...fresh })).toBe(true);
    expect(isUntouched(written, fresh)).toBe(false);
    expect(isLetterDraft(JSON.parse(JSON.stringify(written)))).toBe(true);
    for (const wrong of [
      null,
      'x',
      { ...written, language: 'de' },
      { ...written, files: null },
      { ...written, post: 1 },
    ])
      expect(isLetterDraft(wrong)).toBe(false);
  });

  it('takes over a template whole, and keeps its subject where that has none', () => {
    const template = { id: 't2', form: 'letter', language: 'es', name: 'N', subject: '', body: 'Texto' } as const;
    const change = withTemplate(written, { ...template, treaty: 'ccm', ofPack: true, version: 1 });
    expect(change).toEqual({
      templateId: 't2',
      form: 'letter',
      language: 'es',
      body: 'Texto',
      subject: ' Ratification ',
    });
  });
});

describe('what a form says', () => {
  it('is missing where nobody could be meant', () => {
    expect(missingIn({ ...fresh, state: null })).toEqual({ state: { key: 'addressee' } });
    expect(missingIn(fresh)).toEqual({});
    expect(missingIn({ ...fresh, kind: 'received', state: null })).toEqual({
      state: { key: 'sender' },
      subject: { key: 'subject' },
    });
    expect(missingIn({ ...fresh, kind: 'received', theirRef: 'MP/7' })).toEqual({});
  });

  it('stands at its field, whatever the server calls it', () => {
    const said = (field: string) => ({ field, code: 'x', message: `about ${field}` });
    const { errors, rest } = serverErrors([
      said('postId'),
      said('attachmentIds.0'),
      said('asked.meeting date'),
      said('access.userIds'),
      said('who'),
    ]);
    expect(errors).toEqual({
      post: { text: 'about postId' },
      files: { text: 'about attachmentIds.0' },
      'asked.meeting date': { text: 'about asked.meeting date' },
      label: { text: 'about access.userIds' },
    });
    expect(rest).toEqual(['about who']);
    expect(firstError(errors)).toBe('post');
    expect(firstError({})).toBeUndefined();
  });
});
