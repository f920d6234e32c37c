import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { LetterDocument } from '@demarche/domain/letter-document';
import { letterOf, longLetter } from './letter.testing.js';
import { writePdf } from './pdf-writer.js';

const AT = '2026-11-24T10:15:30.000Z';
const read = async (document: LetterDocument) => {
  const proxy = await getDocumentProxy(new Uint8Array(await writePdf(document, AT)));
  const { text, totalPages } = await extractText(proxy, { mergePages: false });
  return { pages: text.map((page) => page.replace(/\s+/g, ' ').trim()), totalPages, ...(await getMeta(proxy)) };
};

describe('writePdf', () => {
  it.each(['en', 'fr', 'es'] as const)('says everything in order, with accents and quotes: %s', async (language) => {
    const { pages, totalPages } = await read(letterOf(language));
    expect(totalPages).toBe(1);
    expect(pages[0]).toBe(
      'Implementation Support Unit ISU/2026/041 Geneva, 24 November 2026 H.E. Ms. Officer C Permanent Mission Excellency, ' +
        'Joining & <staying> L’été à Genève : “œuvre”, ¿mañana? bold and italic on [meeting date]. – first; – second. ' +
        'Please accept the assurances. Officer B Director',
    );
  });

  it('numbers pages from the second', async () => {
    const { pages, totalPages } = await read(longLetter('en'));
    expect(totalPages).toBeGreaterThan(1);
    expect(pages[0]).not.toMatch(/ 1$/);
    pages.slice(1).forEach((page, index) => expect(page).toMatch(new RegExp(` ${index + 2}$`)));
    for (let each = 1; each <= 40; each++) expect(pages.join(' ')).toContain(`Paragraph ${each}. `);
  });

  it('lets no signature stand without the close above it, wherever the page ends', { timeout: 60_000 }, async () => {
    const ends = await Promise.all(
      Array.from({ length: 12 }, async (_, more) => {
        const { pages } = await read(longLetter('en', 6 + more));
        return [pages.length, pages.find((page) => page.includes('Officer B'))?.includes('Please accept')];
      }),
    );
    expect(new Set(ends.map(([pages]) => pages))).toEqual(new Set([1, 2]));
    expect(ends.map(([, together]) => together)).not.toContain(false);
  });

  it('names the office and nobody else in its properties, and its language', async () => {
    const { info } = await read(letterOf('fr'));
    expect(info).toMatchObject({
      Title: 'Letter · ISU/2026/041',
      Author: 'Implementation Support Unit',
      Language: 'fr',
    });
    expect(JSON.stringify(info)).not.toContain('Officer');
  });

  it('is the same file for the same instant', async () => {
    const [one, two] = await Promise.all([writePdf(letterOf('es'), AT), writePdf(letterOf('es'), AT)]);
    expect(one.equals(two)).toBe(true);
  });

  it.each(['ar', 'zh', 'ru'] as const)('is not made in %s', async (language) => {
    await expect(writePdf(letterOf(language), AT)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'letter.pdf_language',
    });
  });

  it('is not made of a name that the typeface cannot write, which is told', async () => {
    const named = letterOf('fr', { blocks: [{ kind: 'signature', lines: ['M. 王伟'] }] });
    await expect(writePdf(named, AT)).rejects.toMatchObject({
      code: 'letter.pdf_script',
      detail: expect.stringContaining('王') as string,
    });
    const latin = letterOf('fr', { blocks: [{ kind: 'signature', lines: ['Š. Łukasiewicz-Ğül, Ελένη, Анна'] }] });
    expect((await read(latin)).pages[0]).toBe('Š. Łukasiewicz-Ğül, Ελένη, Анна');
  });
});
