import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE, faultsIn, isTemplateDraft, requestOf, type TemplateDraft } from './template-draft';

const whole: TemplateDraft = {
  ...EMPTY_TEMPLATE,
  name: ' Invitation ',
  body: 'has the honour to invite {{state.formal}}.',
};

describe('a template', () => {
  it.each<[string, Partial<TemplateDraft>, string[]]>([
    ['is whole', {}, []],
    ['has no name', { name: ' ' }, ['name']],
    ['says nothing', { body: ' \n' }, ['body']],
    ['names a field that there is not', { body: '{{state.formall}}' }, ['body']],
    ['names one in its subject', { subject: '{{nothing}}' }, ['subject']],
    ['leaves a condition open', { body: '{{#if status.party}} x' }, ['body']],
  ])('%s', (_what, change, faults) => expect(faultsIn({ ...whole, ...change })).toEqual(faults));

  it('is sent without blanks around its name', () => expect(requestOf(whole).name).toBe('Invitation'));

  it('is recognised after a way through storage, and nothing else is', () => {
    expect(isTemplateDraft(JSON.parse(JSON.stringify(whole)))).toBe(true);
    for (const value of [null, 'x', {}, { ...whole, language: 'de' }, { ...whole, body: 1 }]) {
      expect(isTemplateDraft(value)).toBe(false);
    }
  });
});
