import { describe, expect, it } from 'vitest';
import { filesIn } from './source-files.js';
import { literalTexts, templatesOf } from './templates.js';

const templates = filesIn('web/src/app', ['.ts', '.html'])
  .filter(({ path }) => !path.endsWith('.spec.ts'))
  .flatMap(templatesOf);

const found = (html: string) => literalTexts({ path: 'planted.html', html }).map(({ text }) => text);
const component = (metadata: string) =>
  templatesOf({ path: 'planted.ts', text: `@Component({ ${metadata} }) class Planted {}` }).flatMap(literalTexts);

describe('the words of the web', () => {
  it('stand in no template: every one goes through the i18n library', () => {
    expect(templates.length).toBeGreaterThan(80);
    expect(templates.flatMap(literalTexts)).toEqual([]);
  });

  it.each([
    ['text', '<p>Save</p>', 'Save'],
    ['text beside what is bound', '<p>{{ count }} open</p>', 'open'],
    ['text in a block', '@if (busy) { <b>Saving</b> } @else { {{ name }} }', 'Saving'],
    ['text of an empty list', '@for (a of all; track a) { {{ a }} } @empty { None }', 'None'],
    ['text in a template', '<ng-template #none><i>None</i></ng-template>', 'None'],
    ['text in another script', '<p>签署国</p>', '签署国'],
    ['an attribute for screen readers', '<button aria-label="Close"></button>', 'Close'],
    ['a title', '<a title="Open">{{ name }}</a>', 'Open'],
    ['a placeholder', '<input placeholder="Name" />', 'Name'],
    ['what an image shows', '<img alt="Map" />', 'Map'],
    ['an input of a component', '<app-empty heading="Nothing here" />', 'Nothing here'],
    ['a literal that is bound', `<input [placeholder]="'Name'" />`, 'Name'],
    ['an attribute that is bound', `<b [attr.aria-label]="open ? 'Shut' : label()"></b>`, 'Shut'],
    ['an attribute with what is bound', '<b title="Until {{ day }}"></b>', 'Until'],
    ['a literal in what is bound', `<p>{{ late ? 'late' : '' }}</p>`, 'late'],
    ['a literal in a template literal', '<p>{{ `of ${total}` }}</p>', 'of'],
    ['a key that is a word', '<kbd>Ctrl</kbd>', 'Ctrl'],
  ])('are found as %s', (_, html, text) => {
    expect(found(html)).toContain(text);
  });

  it('are found within a component, with their line', () => {
    expect(component("template: `<p>\n  {{ 'a.b' | transloco }}\n  Save</p>`")).toEqual([
      { path: 'planted.ts', line: 2, text: 'Save' },
    ]);
    expect(
      component(`template: '', host: { 'aria-label': 'Close', '[title]': "'Shut'" }`).map(({ text }) => text),
    ).toEqual(['Close', 'Shut']);
    expect(() => component('template: `<p>` + words')).toThrow('put together');
  });

  it('are no keys, glyphs, letters of the keyboard, and nothing a program alone reads', () => {
    expect(
      found(`<a class="btn" id="save" role="button" title="{{ name }} – {{ day }}">
        {{ (busy ? 'ui.saving' : 'ui.save') | transloco: { name: 'x' } }} · {{ 'n' | plural: count }}<kbd>E</kbd> ↵
        @switch (kind) { @case ('note') { {{ kind === 'note' ? words['note'] : say('note') }} } }
      </a>`),
    ).toEqual([]);
  });
});
