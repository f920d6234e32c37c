import type { IncomingMailView } from '@demarche/contracts/incoming-mail';
import { describe, expect, it } from 'vitest';
import { contactRequest, draftOf, isMailDraft, letterRequest, missingIn } from './mail-draft';

const LABEL = { label: 'internal', caveats: [], users: [], offices: [] } as const;
const mail = {
  version: 3,
  subject: 'Re: Note',
  text: 'We agree.',
  receivedAt: '2026-11-24T08:00:00.000Z',
  attachments: [{ id: 'a' }, { id: 'b' }],
  proposal: {
    as: 'letter',
    on: '2026-11-23',
    state: { iso3: 'KEN', name: 'Kenya', by: 'post' },
    people: [{ id: 'p', name: 'Amina' }],
    posts: [{ id: 'q', title: 'Mission', state: null }],
    letters: [{ id: 'l', ourRef: 'ISU/2026/001', subject: 'Note', on: '2026-11-01', by: 'reference' }],
  },
} as unknown as IncomingMailView;

describe('what a mail is to become', () => {
  it('is what is proposed, until somebody changes it', () => {
    const draft = draftOf(mail, LABEL);
    expect(draft).toMatchObject({ as: 'letter', state: 'KEN', post: 'q', person: 'p', letter: 'l', on: '2026-11-23' });
    expect(letterRequest({ ...draft, without: ['a'] }, mail)).toEqual({
      version: 3,
      label: 'internal',
      caveats: [],
      state: 'KEN',
      postId: 'q',
      personId: 'p',
      answersId: 'l',
      receivedOn: '2026-11-23',
      subject: 'Re: Note',
      body: 'We agree.',
      attachmentIds: ['b'],
    });
  });

  it('answers nothing as a contact, and is cut to what a contact holds', () => {
    const draft = { ...draftOf(mail, LABEL), as: 'contact' as const, text: 'x'.repeat(30_000), subject: ' ' };
    const request = contactRequest(draft, mail);
    expect(request).toMatchObject({ states: ['KEN'], peopleMet: [{ personId: 'p', postId: 'q' }] });
    expect([request.title, request.summary?.length]).toEqual([undefined, 20_000]);
    expect(contactRequest({ ...draft, person: null, text: '' }, mail)).toMatchObject({ summary: null });
  });

  it('carries its list where it has one', () => {
    const draft = { ...draftOf(mail, LABEL), label: 'restricted' as const, users: [{ id: 'u', name: 'U' }] };
    expect(letterRequest(draft, mail).access).toEqual({ userIds: ['u'], officeIds: [] });
  });

  it('is a bounce where one is reported, and a contact where nothing is proposed', () => {
    const bounce = { ...mail, proposal: { ...mail.proposal, as: 'bounce' } } as IncomingMailView;
    expect(draftOf(bounce, LABEL)).toMatchObject({ as: 'bounce', letter: null });
    expect(missingIn({ ...draftOf(bounce, LABEL), state: null })).toBeNull();
    expect(draftOf({ ...mail, proposal: null }, LABEL)).toMatchObject({ as: 'contact', state: null, on: '2026-11-24' });
  });

  it('says what is missing', () => {
    const draft = draftOf(mail, LABEL);
    expect(missingIn(draft)).toBeNull();
    expect(missingIn({ ...draft, state: null })).toBeNull();
    expect(missingIn({ ...draft, state: null, post: null, letter: null })).toBe('state');
    expect(missingIn({ ...draft, as: 'contact', state: null })).toBe('state');
    expect(missingIn({ ...draft, as: 'copy', letter: null })).toBe('letter');
  });

  it('is known again from an earlier visit', () => {
    expect(isMailDraft(JSON.parse(JSON.stringify(draftOf(mail, LABEL))))).toBe(true);
    for (const other of [null, 1, {}, { ...draftOf(mail, LABEL), as: 'x' }]) expect(isMailDraft(other)).toBe(false);
  });
});
