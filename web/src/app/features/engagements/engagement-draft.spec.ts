import type { EngagementView } from '@demarche/contracts/engagements';
import { describe, expect, it } from 'vitest';
import { changesNothing, differences, draftOf, isEngagementDraft, updateRequest } from './engagement-draft';

const stored = {
  id: 'e',
  version: 3,
  kind: 'call',
  status: 'held',
  title: 'Call',
  on: '2026-11-12',
  time: null,
  zone: null,
  place: null,
  summary: 'Said hello.',
  outcome: null,
  states: [{ iso3: 'AGO', name: 'Angola' }],
  peopleMet: [{ person: { id: 'p', name: 'A' }, post: null }],
  attachments: [{ id: 'f', name: 'Note.pdf', mediaType: 'application/pdf', size: 1 }],
  label: 'internal',
  caveats: [],
} as unknown as EngagementView;
const draft = draftOf(stored, 'Europe/Zurich');

describe('changing a contact', () => {
  it('changes nothing while nothing was changed', () => {
    expect(changesNothing(updateRequest(draft, stored))).toBe(true);
    expect(changesNothing(updateRequest({ ...draft, title: '  ' }, stored))).toBe(true);
  });

  it('sends what differs, empty texts as null', () => {
    const changed = {
      ...draft,
      summary: ' ',
      outcome: 'A date',
      place: 'Geneva',
      on: '2026-11-13',
      title: 'Long call',
    };
    expect(updateRequest(changed, stored)).toEqual({
      version: 3,
      title: 'Long call',
      on: '2026-11-13',
      place: 'Geneva',
      summary: null,
      outcome: 'A date',
    });
    expect(updateRequest({ ...draft, kind: 'email', states: ['AGO', 'KEN'] }, stored)).toEqual({
      version: 3,
      kind: 'email',
      states: ['AGO', 'KEN'],
    });
  });

  it('sends its files as a list, in their order', () => {
    const more = { id: 'g', name: 'Toolkit.docx', mediaType: 'text/plain', size: 2 };
    expect(updateRequest({ ...draft, files: [more, ...draft.files] }, stored)).toEqual({
      version: 3,
      attachmentIds: ['g', 'f'],
    });
  });

  it('sends an hour with its zone, and takes both away together', () => {
    expect(updateRequest({ ...draft, time: '10:00' }, stored)).toEqual({
      version: 3,
      time: '10:00',
      zone: 'Europe/Zurich',
    });
    expect(updateRequest({ ...draft, zone: 'UTC' }, stored)).toEqual({ version: 3 });
    const timed = { ...stored, time: '10:00', zone: 'UTC' };
    expect(updateRequest({ ...draftOf(timed, 'x'), time: '' }, timed)).toEqual({ version: 3, time: null, zone: null });
    expect(updateRequest({ ...draftOf(timed, 'x'), zone: 'Asia/Tokyo' }, timed)).toMatchObject({ zone: 'Asia/Tokyo' });
  });

  it('leaves masked people as they are', () => {
    const masked = { ...stored, peopleMet: null };
    expect(updateRequest({ ...draft, people: [] }, stored).peopleMet).toEqual([]);
    expect(updateRequest({ ...draftOf(masked, 'UTC'), people: draft.people }, masked).peopleMet).toBeUndefined();
  });

  it('gives the reason with a label that changes', () => {
    expect(updateRequest({ ...draft, label: 'public', reason: ' agreed ' }, stored)).toEqual({
      version: 3,
      label: 'public',
      caveats: [],
      labelReason: 'agreed',
    });
    const listed = { ...draft, label: 'restricted' as const, users: [{ id: 'u', name: 'U' }] };
    expect(updateRequest(listed, stored)).toMatchObject({ access: { userIds: ['u'], officeIds: [] } });
  });

  it('shows mine beside theirs', () => {
    const theirs = { ...stored, summary: 'Said goodbye.', version: 4 };
    expect(differences({ ...draft, outcome: 'x' }, theirs)).toEqual([
      { field: 'summary', mine: 'Said hello.', theirs: 'Said goodbye.' },
      { field: 'outcome', mine: 'x', theirs: '' },
    ]);
  });

  it('is recognised after a way through storage', () => {
    expect(isEngagementDraft(JSON.parse(JSON.stringify(draft)))).toBe(true);
    for (const value of [null, 1, { ...draft, states: 'AGO' }, { ...draft, title: null }]) {
      expect(isEngagementDraft(value)).toBe(false);
    }
  });
});
