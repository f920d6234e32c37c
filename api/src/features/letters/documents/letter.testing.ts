import { buffer } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';
import type { LetterDocument, LetterLanguage } from '@demarche/domain/letter-document';

/** A letter with one of everything. */
export function letterOf(language: LetterLanguage, change: Partial<LetterDocument> = {}): LetterDocument {
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    form: 'letter',
    title: 'Letter · ISU/2026/041',
    blocks: [
      { kind: 'letterhead', office: 'Implementation Support Unit', reference: 'ISU/2026/041' },
      { kind: 'place', runs: [{ text: 'Geneva, ' }, { text: '24\u00a0November 2026', field: 'date' }] },
      { kind: 'address', lines: [[{ text: 'H.E. Ms. Officer C' }], [{ text: 'Permanent Mission' }]] },
      { kind: 'paragraph', part: 'salutation', runs: [{ text: 'Excellency,' }] },
      { kind: 'subject', runs: [{ text: 'Joining & <staying>' }] },
      {
        kind: 'paragraph',
        part: 'body',
        runs: [
          { text: 'L’été à Genève : “œuvre”, ¿mañana? ' },
          { text: 'bold', bold: true },
          { text: ' and ' },
          { text: 'italic', italic: true },
          { text: ' on ' },
          { text: 'meeting date', field: 'ask:meeting date', gap: 'ask' },
          { text: '.' },
        ],
      },
      { kind: 'list', items: [[{ text: 'first;' }], [{ text: 'second.' }]] },
      { kind: 'paragraph', part: 'closing', runs: [{ text: 'Please accept the assurances.' }] },
      { kind: 'signature', lines: ['Officer B', 'Director'] },
    ],
    ...change,
  };
}

/** Text of as many paragraphs; forty fill more than a page. */
export function longLetter(language: LetterLanguage, paragraphs = 40): LetterDocument {
  const { blocks } = letterOf(language);
  const more = Array.from({ length: paragraphs }, (_, index) => ({
    kind: 'paragraph' as const,
    part: 'body' as const,
    runs: [{ text: `Paragraph ${index + 1}. ${'The Convention matters. '.repeat(6)}` }],
  }));
  return letterOf(language, { blocks: [...blocks.slice(0, 6), ...more, ...blocks.slice(6)] });
}

/** The files of a zip archive, by name. */
export async function unzip(archive: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      zip.on('error', reject);
      zip.on('end', () => resolve(files));
      zip.on('entry', (entry: { fileName: string }) =>
        zip.openReadStream(entry as never, (error, stream) => {
          if (error) return reject(error);
          buffer(stream).then((content) => {
            files.set(entry.fileName, content.toString('utf8'));
            zip.readEntry();
          }, reject);
        }),
      );
      zip.readEntry();
    });
  });
}

/** What a `document.xml` says: a line a paragraph, tabs as tabs. */
export function wordText(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)]
      .map(([whole, text]) => (whole === '<w:tab/>' ? '\t' : (text ?? '')))
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}
