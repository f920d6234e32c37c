import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, runsOf, type LetterRun } from '../letter-document.js';
import { merges, templates } from './merge-arbitraries.testing.js';
import type { MergeValues } from './merge-ast.js';
import { parseMerge } from './merge-parser.js';
import { escapeMerge } from './merge-print.js';
import { asksOf, renderLine, renderMerge } from './merge-render.js';

const render = (text: string, values: MergeValues = {}, answers = {}) =>
  renderMerge(parseMerge(text).nodes, values, answers);
const said = (text: string, values: MergeValues = {}, answers = {}) =>
  plainText({ blocks: render(text, values, answers) });
const runs = (text: string, values: MergeValues = {}): LetterRun[] => runsOf({ blocks: render(text, values) });

describe('renderMerge', () => {
  it('makes paragraphs of blank lines and one paragraph of lines', () => {
    expect(said('  one\ntwo  \n\n\n three\r\n \nfour')).toBe('one two\n\nthree\n\nfour');
  });

  it('makes bold, italic and both of stars, and nothing else of anything', () => {
    expect(runs('a **b *c*** d_e_ # <b>f</b>')).toEqual([
      { text: 'a ' },
      { text: 'b ', bold: true },
      { text: 'c', bold: true, italic: true },
      { text: ' d_e_ # <b>f</b>' },
    ]);
  });

  it.each(['5 * 3', 'a ** b', 'one* star', '**open', 'x - y', 'e-mail'])('leaves %j as it is', (text) => {
    expect(runs(text)).toEqual([{ text }]);
  });

  it('makes lists of dashes; a line without one goes on with its item', () => {
    expect(render('Intro:\n- one\n  more\n- **two**\n\nEnd')).toEqual([
      { kind: 'paragraph', part: 'body', runs: [{ text: 'Intro:' }] },
      { kind: 'list', items: [[{ text: 'one more' }], [{ text: 'two', bold: true }]] },
      { kind: 'paragraph', part: 'body', runs: [{ text: 'End' }] },
    ]);
  });

  it('reads escapes as the characters themselves', () => {
    expect(said('\\{\\{state.formal\\}\\} \\*a\\* \\- \\\\ \\n')).toBe('{{state.formal}} *a* - \\ \\n');
    expect(said('\\- not an item')).toBe('- not an item');
  });

  it('joins lines of Chinese without a space', () => {
    expect(said('谨提及\n公约，\n并')).toBe('谨提及公约，并');
  });

  it('takes the first branch that holds; words hold when they are there', () => {
    const text = '{{#if a}}A{{else if not b}}B{{else if c}}C{{else}}D{{/if}}';
    expect(said(text, { a: true })).toBe('A');
    expect(said(text, {})).toBe('B');
    expect(said(text, { b: 'x', c: 'y' })).toBe('C');
    expect(said(text, { b: true, c: '  ' })).toBe('D');
    expect(said('{{#if toString}}x{{/if}}y')).toBe('y');
  });

  it('leaves no trace of a part that does not hold', () => {
    const parts = 'One.\n\n{{#if a}}\nTwo.\n\n{{#if b}}\nThree.\n{{/if}}\n{{/if}}\n\nFour{{#if a}} and{{/if}} five.';
    expect(render(parts).map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
    expect(said(parts)).toBe('One.\n\nFour five.');
    expect(said(parts, { a: true })).toBe('One.\n\nTwo.\n\nFour and five.');
    expect(said(parts, { a: true, b: true })).toBe('One.\n\nTwo.\n\nThree.\n\nFour and five.');
    expect(said('- a\n{{#if x}}\n- b\n{{/if}}\n- c')).toBe('- a\n- c');
    expect(said('a\n{{#if x}}{{/if}}\nb')).toBe('a b');
  });

  it('names where words come from, and shows what is missing', () => {
    expect(runs('The {{state.short}} of {{post.title}}, {{ask:day}}', { 'state.short': 'Angola' })).toEqual([
      { text: 'The ' },
      { text: 'Angola', field: 'state.short' },
      { text: ' of ' },
      { text: 'post.title', field: 'post.title', gap: 'missing' },
      { text: ', ' },
      { text: 'day', field: 'ask:day', gap: 'ask' },
    ]);
    expect(said('on {{ask:day}}', {}, { day: '3 May' })).toBe('on 3 May');
    expect(runs('{{ask:constructor}}')).toEqual([{ text: 'constructor', field: 'ask:constructor', gap: 'ask' }]);
  });

  it('begins a sentence with a large letter, and no other word', () => {
    const values = { of: 'the Unit' };
    expect(said('{{of}} writes. {{of}} waits; {{of}} hopes (see S.E. {{of}}).', values)).toBe(
      'The Unit writes. The Unit waits; the Unit hopes (see S.E. the Unit).',
    );
    expect(said('- {{of}}', values)).toBe('- the Unit');
  });

  it('never reads a value: neither as markup nor as a field nor as a line', () => {
    const hostile = '**x** {{state.formal}}\n\n- item\u202e <b>';
    expect(render('a {{f}} b', { f: hostile })).toEqual([
      {
        kind: 'paragraph',
        part: 'body',
        runs: [{ text: 'a ' }, { text: '**x** {{state.formal}} - item <b>', field: 'f' }, { text: ' b' }],
      },
    ]);
    fc.assert(
      fc.property(fc.string(), (value) => {
        const blocks = render('a {{f}} b\n\n- {{ask:g}}', { f: value }, { g: value });
        expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'list']);
        expect(runsOf({ blocks }).every((run) => !run.bold && !run.italic)).toBe(true);
      }),
    );
  });

  it('never throws, whatever text and values are, and leaves no empty block, double space or space at an end', () => {
    const values = fc.dictionary(
      fc.constantFrom('state.formal', 'a', 'b.c', 'vote.last'),
      fc.oneof(fc.string(), fc.boolean()),
    );
    const nodes = fc.oneof(
      merges,
      templates.map((text) => parseMerge(text).nodes),
    );
    fc.assert(
      fc.property(nodes, values, (tree, given) => {
        for (const block of renderMerge(tree, given)) {
          const lines = block.kind === 'list' ? block.items : block.kind === 'paragraph' ? [block.runs] : [];
          expect(lines.length).toBeGreaterThan(0);
          for (const line of lines) {
            const text = line.map((run) => run.text).join('');
            expect(text).toBe(text.replace(/^ | $/g, ''));
            expect(text).not.toBe('');
          }
        }
      }),
    );
  });

  it('says escaped text as it was, but for space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '\\', '*', '-', ' ', 'a', '"') }), (text) => {
        expect(said(escapeMerge(text))).toBe(text.trim().replace(/ +/g, ' '));
      }),
    );
  });
});

describe('renderLine', () => {
  it('makes one line of what is written in several', () => {
    expect(renderLine(parseMerge('On\n\n{{a}}').nodes, { a: 'it' })).toEqual([
      { text: 'On ' },
      { text: 'it', field: 'a' },
    ]);
  });
});

describe('asksOf', () => {
  it('tells what is asked, each once, also in parts that may not hold', () => {
    const { nodes } = parseMerge('{{ask:a}}{{#if x}}{{ask:b}}{{else if y}}{{ask:a}}{{else}}{{ask:c}}{{/if}}');
    expect(asksOf(nodes)).toEqual(['a', 'b', 'c']);
  });
});
