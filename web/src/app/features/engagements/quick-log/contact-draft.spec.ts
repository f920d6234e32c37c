import { describe, expect, it } from 'vitest';
import { type ContactDraft, emptyDraft, isContactDraft, isUntouched } from './contact-draft';

const fresh = emptyDraft(
  { today: '2026-11-24', followUpDue: '2026-12-08', label: 'internal', zone: 'Europe/Zurich' },
  'k1',
);

describe('ContactDraft', () => {
  it('begins with a meeting today, nothing to follow', () => {
    expect(fresh).toMatchObject({
      kind: 'bilateral_meeting',
      on: '2026-11-24',
      followUp: false,
      states: [],
      key: 'k1',
    });
    expect(
      emptyDraft({ today: 'd', followUpDue: 'e', label: 'committee', zone: 'UTC', states: ['AGO'] }, 'k').states,
    ).toEqual(['AGO']);
  });

  it('is untouched until something but its key differs', () => {
    expect(isUntouched({ ...fresh, key: 'k2' }, fresh)).toBe(true);
    expect(isUntouched({ ...fresh, note: 'x' }, fresh)).toBe(false);
  });

  it('is recognised after a way through storage', () => {
    const full: ContactDraft = {
      ...fresh,
      states: ['AGO'],
      people: [{ personId: 'p', name: 'Officer A (fictional)', postId: null, post: null }],
      followUpFor: { kind: 'office', id: 'o', name: 'ISU' },
      caveats: ['chatham_house'],
      users: [{ id: 'u', name: 'U' }],
      offices: [{ id: 'o', name: 'ISU', shortName: 'ISU' }],
    };
    expect(isContactDraft(JSON.parse(JSON.stringify(full)))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'draft'],
    ['a missing text', { ...fresh, note: undefined }],
    ['an unknown kind', { ...fresh, kind: 'lunch' }],
    ['an unknown label', { ...fresh, label: 'secret' }],
    ['an unknown caveat', { ...fresh, caveats: ['x'] }],
    ['States that are no list', { ...fresh, states: 'AGO' }],
    ['a person without a name', { ...fresh, people: [{ personId: 'p' }] }],
    ['an assignee that is none', { ...fresh, followUpFor: 'ISU' }],
    ['a switch that is neither', { ...fresh, followUp: 1 }],
    ['listed offices without a short name', { ...fresh, offices: [{ id: 'o', name: 'ISU' }] }],
  ])('is not %s', (_what, value) => {
    expect(isContactDraft(value)).toBe(false);
  });
});
