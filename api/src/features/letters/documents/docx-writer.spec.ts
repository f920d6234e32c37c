import { describe, expect, it } from 'vitest';
import type { LetterBlock } from '@demarche/domain/letter-document';
import { writeDocx } from './docx-writer.js';
import { letterOf, unzip, wordText } from './letter.testing.js';

const AT = '2026-11-24T10:15:30.500Z';
const opened = async (...given: Parameters<typeof letterOf>) => unzip(await writeDocx(letterOf(...given), AT));
const documentOf = async (...given: Parameters<typeof letterOf>) =>
  (await opened(...given)).get('word/document.xml') ?? '';
const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', part: 'body', runs: [{ text }] });

describe('writeDocx', () => {
  it('says everything in order', async () => {
    expect(wordText(await documentOf('en'))).toEqual([
      'Implementation Support Unit\tISU/2026/041',
      'Geneva, 24\u00a0November 2026',
      'H.E. Ms. Officer C',
      'Permanent Mission',
      'Excellency,',
      'Joining & <staying>',
      'L’été à Genève : “œuvre”, ¿mañana? bold and italic on [meeting date].',
      'first;',
      'second.',
      'Please accept the assurances.',
      'Officer B',
      'Director',
    ]);
  });

  it('sets bold, italic and gaps on their own words only', async () => {
    const xml = await documentOf('en');
    const style = (text: string) =>
      new RegExp(`<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>${text}<`).exec(xml)?.[1] ?? '';
    expect(style('bold')).toContain('<w:b/>');
    expect(style('italic')).toContain('<w:i/>');
    expect(style('\\[meeting date\\]')).toContain('<w:highlight w:val="yellow"/>');
    expect(style(' and ')).not.toMatch(/<w:(b|i|highlight)/);
  });

  it('is A4 with 2.5 cm margins, a serif, and page numbers from the second page', async () => {
    const files = await opened('fr');
    const xml = files.get('word/document.xml') ?? '';
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/);
    expect(xml).toContain('<w:titlePg/>');
    const footers = [...files].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, text]) => text);
    expect(footers.map((text) => text.includes('PAGE'))).toEqual(expect.arrayContaining([true, false]));
    expect(files.get('word/styles.xml')).toMatch(/w:ascii="Times New Roman".*w:lang w:val="fr-FR"/);
  });

  it.each([
    ['en', '<w:lang w:val="en-GB"/>'],
    ['fr', '<w:lang w:val="fr-FR"/>'],
    ['es', '<w:lang w:val="es-ES"/>'],
    ['ru', '<w:lang w:val="ru-RU"/>'],
    ['zh', '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'],
    ['ar', '<w:lang w:val="en-GB" w:bidi="ar-SA"/>'],
  ] as const)('tells the language of every run: %s', async (language, tag) => {
    const xml = await documentOf(language);
    const runs = xml.match(/<w:r>.*?<\/w:r>/gs)?.filter((run) => run.includes('<w:t')) ?? [];
    expect(runs.length).toBeGreaterThan(10);
    for (const run of runs.filter((each) => !each.includes('<w:tab/>'))) expect(run).toContain(tag);
  });

  it('runs Arabic from right to left, and a reference in it from left to right', async () => {
    const blocks: LetterBlock[] = [
      { kind: 'letterhead', office: 'وحدة', reference: 'ISU/2026/041' },
      { kind: 'heading', runs: [{ text: 'مذكرة شفوية' }] },
      paragraph('تهدي 24 أطيب'),
    ];
    const xml = await documentOf('ar', { blocks });
    expect(xml.match(/<w:bidi\/>/g)).toHaveLength(3);
    const runOf = (text: string) => xml.match(/<w:r>.*?<\/w:r>/gs)?.find((run) => run.includes(text)) ?? '';
    expect(runOf('تهدي')).toContain('<w:rtl/>');
    expect(runOf('وحدة')).toContain('<w:rtl/>');
    expect(runOf('ISU/2026/041')).not.toContain('<w:rtl/>');
    expect(xml).not.toContain('<w:spacing w:val');
    expect(await documentOf('en', { blocks })).not.toMatch(/<w:(bidi|rtl)\/>/);
  });

  it('names the office and nobody else in its properties', async () => {
    const files = await opened('en');
    const core = files.get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:title>Letter · ISU/2026/041</dc:title>');
    expect(core).toContain('<dc:creator>Implementation Support Unit</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Implementation Support Unit</cp:lastModifiedBy>');
    expect(core.match(/2026-11-24T10:15:30Z/g)).toHaveLength(2);
    const anonymous = (await opened('en', { blocks: [paragraph('x')] })).get('docProps/core.xml') ?? '';
    expect(anonymous).not.toMatch(/Un-named|Officer/);
  });

  it('is the same file for the same instant, another for another', async () => {
    const [one, two, later] = await Promise.all(
      [AT, AT, '2026-11-25T00:00:00.000Z'].map((at) => writeDocx(letterOf('fr'), at)),
    );
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
    expect(one?.equals(later ?? Buffer.alloc(0))).toBe(false);
  });

  it('is the same file in every zone', async () => {
    const zone = process.env['TZ'];
    try {
      const files = [];
      for (const each of ['UTC', 'Asia/Tokyo', 'America/New_York']) {
        process.env['TZ'] = each;
        files.push((await writeDocx(letterOf('fr'), AT)).toString('base64'));
      }
      expect(new Set(files).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('leaves out what XML cannot hold', async () => {
    const xml = await documentOf('en', { blocks: [paragraph('a\u0000b\u000bc\ud800d\ufffee😀')] });
    expect(wordText(xml)).toEqual(['abcde😀']);
  });
});
