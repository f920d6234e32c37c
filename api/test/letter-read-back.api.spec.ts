import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from './client.js';
import { addressee, draft, LetterOffice, through } from './letters.js';

/** As Debian installs it (libreoffice-writer-nogui). */
const SOFFICE = '/usr/bin/soffice';
const MISSING = 'LibreOffice is not installed: another reader’s word on the files is not to be had';

let office: LetterOffice;
let folder: string;
beforeAll(async () => {
  office = await LetterOffice.open();
  folder = await mkdtemp(join(tmpdir(), 'letters-'));
});
afterAll(async () => {
  await office.app.close();
  await rm(folder, { recursive: true, force: true });
});

async function cleared(isu: Client, language: string): Promise<{ id: string; ourRef: string | null }> {
  const postId = (await addressee(isu, 'DJI')).id;
  const { items } = (
    await isu.get<{ items: { id: string }[] }>(`/api/letter-templates?form=note_verbale&language=${language}`)
  ).body;
  const letter = await draft(isu, { postId, language, templateId: items[0]?.id, body: undefined });
  const { body } = await isu.get<{ gaps: { field: string }[] }>(`/api/letters/${letter.id}/document`);
  const asked = Object.fromEntries(body.gaps.map(({ field }) => [field.replace(/^ask:/, ''), '12 · 12']));
  const filled = await isu.patch<typeof letter>(`/api/letters/${letter.id}`, { version: letter.version, asked });
  return through(isu, filled.body, 'clear');
}

/** As the route sends it, into the folder. */
async function keep(isu: Client, id: string, name: string, format: string): Promise<void> {
  const answer = await isu.raw(`/api/letters/${id}/files/${format}`, {});
  expect([answer.status, format]).toEqual([200, format]);
  await writeFile(join(folder, `${name}.${format}`), Buffer.from(await answer.arrayBuffer()));
}

async function pagesOf(file: string): Promise<{ text: string; pages: number }> {
  const proxy = await getDocumentProxy(new Uint8Array(await readFile(join(folder, file))));
  const { text, totalPages } = await extractText(proxy, { mergePages: true });
  return { text: text.replace(/\s+/g, ' '), pages: totalPages };
}

/** A script each that is set differently: from the left, from the right, without blanks. */
const SAID: Record<string, string> = { fr: 'présente ses compliments', ar: 'أطيب تحياتها', zh: '12 · 12' };
/** Where lines break and directions turn, readers of PDF find blanks or lose them. */
const bare = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');

it.skipIf(!existsSync(SOFFICE))(
  existsSync(SOFFICE) ? 'LibreOffice reads the notes that were made, in three scripts, on one page or two' : MISSING,
  { timeout: 180_000 },
  async () => {
    const { isu } = office;
    const refs: Record<string, string | null> = {};
    for (const language of Object.keys(SAID)) {
      const { id, ourRef } = await cleared(isu, language);
      refs[language] = ourRef;
      await keep(isu, id, language, 'docx');
      if (language === 'fr') await keep(isu, id, 'own', 'pdf');
    }
    const files = Object.keys(SAID).map((language) => join(folder, `${language}.docx`));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await promisify(execFile)(SOFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
    for (const [language, words] of Object.entries(SAID)) {
      const read = await pagesOf(`${language}.pdf`);
      expect(bare(read.text), language).toContain(bare(words));
      expect(bare(read.text), language).toContain(bare(refs[language]));
      expect(read.text, language).not.toMatch(/\{\{|\[/);
      expect(read.pages, language).toBeLessThanOrEqual(2);
    }
    const own = await pagesOf('own.pdf');
    expect(bare(own.text)).toContain(bare(SAID['fr']));
    expect(bare(own.text)).toContain(bare(refs['fr']));
    expect(own.pages).toBeLessThanOrEqual(2);
  },
);
