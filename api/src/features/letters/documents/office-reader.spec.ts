import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { LetterDocument } from '@demarche/domain/letter-document';
import { writeDocx } from './docx-writer.js';
import { letterOf, longLetter } from './letter.testing.js';

/** As Debian installs it; where it is not, another reader's word is not to be had. */
const SOFFICE = '/usr/bin/soffice';
const run = promisify(execFile);

/** What LibreOffice makes of the Word files: pages of text. */
async function opened(documents: Record<string, LetterDocument>): Promise<Record<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'letters-'));
  try {
    const names = Object.keys(documents);
    for (const name of names) {
      const document = documents[name];
      if (document)
        await writeFile(join(folder, `${name}.docx`), await writeDocx(document, '2026-11-24T10:00:00.000Z'));
    }
    const files = names.map((name) => join(folder, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run(SOFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
    const pages = names.map(async (name) => {
      const proxy = await getDocumentProxy(new Uint8Array(await readFile(join(folder, `${name}.pdf`))));
      const { text } = await extractText(proxy, { mergePages: false });
      return [name, text.map((page) => page.replace(/\s+/g, ' ').trim())] as const;
    });
    return Object.fromEntries(await Promise.all(pages));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.runIf(existsSync(SOFFICE))('LibreOffice', () => {
  it(
    'reads what was written: the text in order, one page and several, numbered from the second',
    { timeout: 180_000 },
    async () => {
      const ending = Object.fromEntries([9, 10, 11, 12, 13, 14].map((size) => [`of${size}`, longLetter('en', size)]));
      const { short, long, ...ended } = await opened({ short: letterOf('fr'), long: longLetter('en'), ...ending });
      expect(short).toEqual([
        'Implementation Support Unit ISU/2026/041 Geneva, 24 November 2026 H.E. Ms. Officer C Permanent Mission Excellency, ' +
          'Joining & <staying> L’été à Genève : “œuvre”, ¿mañana? bold and italic on [meeting date]. – first; – second. ' +
          'Please accept the assurances. Officer B Director',
      ]);
      expect(long?.length).toBeGreaterThan(1);
      expect(long?.[0]).not.toMatch(/(^1 | 1$)/);
      expect(long?.[1]).toMatch(/(^2 | 2$)/);
      // No signature stands without the close above it, wherever the page ends.
      expect(new Set(Object.values(ended).map((pages) => pages.length))).toEqual(new Set([1, 2]));
      for (const pages of Object.values(ended))
        expect(pages.find((page) => page.includes('Officer B'))).toContain('Please accept');
      expect(long?.join(' ')).toContain('Paragraph 40. The Convention matters.');
    },
  );
});
