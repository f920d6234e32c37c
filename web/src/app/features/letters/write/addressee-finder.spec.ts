import type { LetterTemplateView } from '@demarche/contracts/letters';
import type { PersonView, PostView } from '@demarche/contracts/people';
import { describe, expect, it } from 'vitest';
import { manner, ofPerson, ofPost } from './addressee-finder';
import { orderedTemplates } from './ordered-templates';

const post = {
  id: 'q',
  title: 'Counsellor, Permanent Mission of Kenya',
  state: { iso3: 'KEN', name: 'Kenya' },
  institution: { kind: 'permanent_mission' },
  holders: [{ id: 'p', name: 'Officer F', from: '2024-01-01' }],
} as unknown as PostView;
const held = (to: string | null) => ({ post: { id: `q${to}`, title: 'Counsellor', state: { iso3: 'KEN' } }, to });

describe('who a letter goes to', () => {
  it('is a post with who holds it, or that nobody does', () => {
    expect(ofPost(post)).toMatchObject({ id: 'q', state: 'KEN', person: { id: 'p' }, kind: 'permanent_mission' });
    expect(ofPost({ ...post, holders: [] }).person).toBeNull();
  });

  it('is a person in the post held today, else alone', () => {
    const person = { id: 'p', name: 'Officer F', posts: [held('2025-01-01'), held(null)] } as unknown as PersonView;
    expect(ofPerson(person)).toMatchObject({ post: { id: 'qnull' }, person: { id: 'p' }, state: 'KEN' });
    expect(ofPerson({ ...person, posts: [] })).toMatchObject({ post: null, state: null });
  });

  it('is written to as last time, else as is usual', () => {
    expect(manner({ kind: 'permanent_mission' }, { form: 'letter', language: 'fr' })).toEqual({
      form: 'letter',
      language: 'fr',
    });
    expect(manner({ kind: 'ministry' }, undefined)).toEqual({ form: 'note_verbale' });
    expect(manner({ kind: 'parliament' }, undefined)).toEqual({ form: 'letter' });
    expect(manner({ kind: null }, undefined)).toEqual({});
  });

  it('is offered templates of form and language first', () => {
    const template = (form: string, language: string) => ({ form, language }) as LetterTemplateView;
    const all = [template('letter', 'en'), template('letter', 'fr'), template('note_verbale', 'fr')];
    const groups = orderedTemplates(all, { form: 'note_verbale', language: 'fr' });
    expect(groups.map(({ key, entries }) => [key, entries.length])).toEqual([
      ['fitting', 1],
      ['language', 1],
      ['others', 1],
    ]);
    expect(orderedTemplates([], { form: 'letter', language: 'en' })).toEqual([]);
  });
});
