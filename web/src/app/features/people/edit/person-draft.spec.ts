import type { PersonView } from '@demarche/contracts/people';
import { describe, expect, it } from 'vitest';
import { createRequest, draftOf, emptyPerson, isPersonDraft, updateRequest } from './person-draft';

const person = {
  name: 'Officer A',
  email: null,
  languages: ['fr'],
  addresses: [{ language: 'fr', salutation: 'Madame,', formOfAddress: null }],
  label: 'internal',
  caveats: [],
  version: 4,
} as unknown as PersonView;

describe('a person in a form', () => {
  it('is asked to be made with what was filled in, and in a post where one is given', () => {
    const draft = { ...emptyPerson('internal', '2026-11-24'), name: ' Officer A ', email: ' ' };
    expect(createRequest(draft)).toMatchObject({ name: 'Officer A', email: null, label: 'internal' });
    expect(createRequest(draft)).not.toHaveProperty('holding');
    const held = createRequest({ ...draft, post: { id: 'p', name: 'Post' } });
    expect(held.holding).toEqual({ postId: 'p', from: '2026-11-24' });
    const address = { language: 'en' as const, salutation: ' ', formOfAddress: '' };
    expect(createRequest({ ...draft, addresses: [address] }).addresses).toEqual([]);
  });

  it('is changed on its version, and labelled only where the label changed', () => {
    const draft = draftOf(person);
    expect(updateRequest(draft, person)).toMatchObject({ version: 4, name: 'Officer A', email: null });
    expect(updateRequest(draft, person)).not.toHaveProperty('label');
    const label = { ...draft.label, label: 'public' as const, reason: 'Published' };
    expect(updateRequest({ ...draft, label }, person)).toMatchObject({ label: 'public', labelReason: 'Published' });
    const users = [{ id: 'u', name: 'U' }];
    const closed = { ...draft.label, label: 'restricted' as const, users };
    expect(updateRequest({ ...draft, label: closed }, person).access).toEqual({ userIds: ['u'], officeIds: [] });
  });

  it('is known again from where it was kept', () => {
    expect(isPersonDraft(JSON.parse(JSON.stringify(draftOf(person))))).toBe(true);
    expect(isPersonDraft(emptyPerson('internal', '2026-11-24'))).toBe(true);
    for (const other of [null, 'x', {}, { name: 'A' }]) expect(isPersonDraft(other)).toBe(false);
  });
});
