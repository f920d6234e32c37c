import { describe, expect, it } from 'vitest';
import { readTemplateFile, templateProblems } from './letter-template.js';

describe('templateProblems', () => {
  it('tells in which text a field is unknown, on which line, and which was meant', () => {
    expect(templateProblems({ subject: '{{state.nam}}', body: 'a\n{{#if status.signed}}x{{/if}}' })).toMatchObject([
      { in: 'subject', code: 'merge.field_unknown', line: 1, instead: '{{state.name}}' },
      { in: 'body', code: 'merge.field_unknown', line: 2 },
    ]);
    expect(templateProblems({ subject: '', body: '{{state.formal}}' })).toEqual([]);
  });
});

describe('readTemplateFile', () => {
  it('reads head and body', () => {
    expect(
      readTemplateFile(
        'form: letter\r\nlanguage: fr\nname: Un: deux\nsubject: {{state.name}}\n---\n\nText\n---\nmore\n',
      ),
    ).toEqual({
      form: 'letter',
      language: 'fr',
      name: 'Un: deux',
      subject: '{{state.name}}',
      body: 'Text\n---\nmore',
    });
  });
  it.each([
    '',
    'form: letter\nlanguage: fr\nname: x',
    'form: poem\nlanguage: fr\nname: x\n---\n',
    'form: letter\nlanguage: xx\nname: x\n---\n',
    'form: letter\nlanguage: fr\n---\n',
  ])('refuses %j', (text) => expect(() => readTemplateFile(text)).toThrow('names its form'));
});
