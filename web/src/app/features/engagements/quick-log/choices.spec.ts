import { ENGAGEMENT_KINDS } from '@demarche/domain/engagement';
import type { PersonView } from '@demarche/contracts/people';
import { describe, expect, it } from 'vitest';
import { DAILY_KINDS, FURTHER_KINDS, KIND_ICONS } from './contact-kinds';
import { followUpChoice } from './follow-up-choice';
import { asDraft, mergePeople, metIn } from './people-finder';
import { firstOf, isTextList } from './recent-states';

describe('choices of the quick log', () => {
  it('every kind can be chosen, once, and has a sign', () => {
    expect([...DAILY_KINDS, ...FURTHER_KINDS].sort()).toEqual([...ENGAGEMENT_KINDS].sort());
    expect(Object.keys(KIND_ICONS).sort()).toEqual([...ENGAGEMENT_KINDS].sort());
  });

  it('a follow-up is for the secretariat, for me, or for somebody else', () => {
    expect(followUpChoice({ kind: 'office', id: 'isu', name: 'ISU' }, 'isu', 'me')).toBe('secretariat');
    expect(followUpChoice({ kind: 'user', id: 'me', name: 'Me' }, 'isu', 'me')).toBe('me');
    expect(followUpChoice({ kind: 'user', id: 'isu', name: 'X' }, 'isu', 'me')).toBe('other');
    expect(followUpChoice(null, undefined, undefined)).toBe('other');
  });

  it('people met last stand first, each once, with the post they were met in', () => {
    const met = metIn({
      peopleMet: [
        { person: { id: 'a', name: 'A' }, post: { id: 'q', title: 'Counsellor' } },
        { person: { id: 'b', name: 'B' }, post: null },
      ],
    });
    const listed = [
      { personId: 'b', name: 'B', postId: 'x', post: 'X' },
      { personId: 'c', name: 'C', postId: null, post: null },
    ];
    expect(mergePeople([...met, ...met], listed).map(({ personId, post }) => `${personId} ${post}`)).toEqual([
      'a Counsellor',
      'b null',
      'c null',
    ]);
    expect(metIn({ peopleMet: null })).toEqual([]);
  });

  it('a person comes in the post held today, else the one named first', () => {
    const post = (id: string, to: string | null) => ({
      holdingId: id,
      post: { id, title: id, state: null },
      from: '2020-01-01',
      to,
      version: 1,
    });
    const person = {
      id: 'p',
      name: 'P',
      posts: [post('old', '2024-01-01'), post('now', null)],
    } as unknown as PersonView;
    expect(asDraft(person)).toEqual({ personId: 'p', name: 'P', postId: 'now', post: 'now' });
    expect(asDraft({ ...person, posts: [post('old', '2024-01-01')] }).postId).toBe('old');
    expect(asDraft({ ...person, posts: [] }).postId).toBeNull();
  });

  it('States met lately stand once, the first five', () => {
    expect(firstOf(['A', 'B', 'A', 'C', 'D', 'E', 'F'])).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect([isTextList(['A']), isTextList([1]), isTextList('A')]).toEqual([true, false, false]);
  });
});
