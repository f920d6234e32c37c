import { describe, expect, it } from 'vitest';
import { addresseeState, batchLanguage, pathTo, usualPost, weightOf } from './letter-batch.js';
import type { LetterStanding, LetterStatus } from './letter-course.js';

const post = (id: string, more: object = {}) => ({
  id,
  function: 'Counsellor',
  city: 'Geneva',
  held: true,
  bouncedOn: null,
  ...more,
});

describe('the post that a letter of a batch goes to', () => {
  it.each([
    ['the head of the mission', [post('a'), post('b', { function: 'Permanent Representative' })], 'b'],
    ['no deputy', [post('a'), post('b', { function: 'Deputy Permanent Representative', held: false })], 'a'],
    ['no minister-counsellor', [post('a'), post('b', { function: 'Minister-Counsellor', held: false })], 'a'],
    ['one that is held', [post('a', { held: false }), post('b')], 'b'],
    ['one whose address works', [post('a', { bouncedOn: '2026-01-01' }), post('b')], 'b'],
    ['the head, though the post is vacant', [post('a'), post('b', { function: 'Ambassador', held: false })], 'b'],
    ['whoever is in the city', [post('a', { function: 'Ambassador', city: 'New York' }), post('b')], 'b'],
    ['the same one each time', [post('b'), post('a')], 'a'],
  ])('is %s', (_what, posts, chosen) => {
    expect(usualPost(posts, 'geneva')?.id).toBe(chosen);
  });

  it('is none where there is none', () => {
    expect(usualPost([], undefined)).toBeUndefined();
  });
});

describe('the language of a letter of a batch', () => {
  it.each([
    ['the first that both have', { known: ['de', 'fr', 'en'] }, undefined, 'fr', null],
    ['the one that was chosen', { known: ['fr'], chosen: 'en' as const }, undefined, 'en', null],
    ['none where none is known', { known: [] }, undefined, null, 'no_language'],
    ['the one taken otherwise', { known: [] }, 'en' as const, 'en', null],
    ['none where no text is in it', { known: ['de'] }, undefined, null, 'no_template'],
    ['not one without a text', { known: ['fr'], chosen: 'ru' as const }, 'en' as const, 'ru', 'no_template'],
  ])('is %s', (_what, given, otherwise, language, fault) => {
    expect(batchLanguage(given, ['en', 'fr'], otherwise)).toEqual({ language, fault });
  });
});

describe('what is wrong with an addressee', () => {
  it('weighs by the form: only a letter to a person needs a form of address', () => {
    expect(weightOf('no_form_of_address', 'letter')).toBe('asks');
    expect(weightOf('no_form_of_address', 'note_verbale')).toBe('tells');
    expect(weightOf('gap', 'letter')).toBe('tells');
  });

  it('stops, asks or lets pass', () => {
    expect(addresseeState(['no_post'], 'note_verbale', true)).toBe('stopped');
    expect(addresseeState(['vacant'], 'note_verbale', false)).toBe('to_decide');
    expect(addresseeState(['vacant', 'bounced'], 'note_verbale', true)).toBe('ready');
    expect(addresseeState(['no_form_of_address'], 'note_verbale', false)).toBe('ready');
    expect(addresseeState([], 'letter', false)).toBe('ready');
  });
});

describe('the steps of a batch', () => {
  const letter = (status: LetterStatus, more: Partial<LetterStanding> = {}): LetterStanding => ({
    course: 'outgoing',
    form: 'note_verbale',
    status,
    numbered: status !== 'draft',
    ...more,
  });

  it.each([
    [letter('draft'), 'clear', false, ['clear']],
    [letter('cleared'), 'clear', false, []],
    [letter('sent'), 'clear', false, []],
    [letter('void'), 'send', true, []],
    [letter('draft'), 'send', false, undefined],
    [letter('draft'), 'send', true, ['clear', 'sign', 'send']],
    [letter('signed'), 'send', false, ['send']],
    [letter('cleared', { form: 'email' }), 'send', false, ['send']],
    [letter('draft', { form: 'email' }), 'send', true, ['clear', 'send']],
    [letter('cleared', { form: 'email' }), 'sign', false, []],
    [letter('replied'), 'void', false, ['void']],
    [letter('draft'), 'void', false, ['discard']],
    [letter('draft', { numbered: true }), 'void', false, ['void']],
  ] as const)('%o, %s (with those before: %s): %j', (standing, step, withEarlier, path) => {
    expect(pathTo(standing, step, withEarlier)).toEqual(path);
  });
});
