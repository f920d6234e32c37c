import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractText, getDocumentProxy } from 'unpdf';
import { fromBuffer, fromBufferPromise } from 'yauzl';

/** As Debian installs it; where it is not, the text is read from the file's own parts, and nobody counts pages. */
export const SOFFICE = '/usr/bin/soffice';

export interface ReadBack {
  readonly text: string;
  /** Pages; undefined where nobody laid them out. */
  readonly count: number | undefined;
}

/** What a Word file says, read by another tool than the one that wrote it. */
export async function textOfDocx(content: Buffer): Promise<ReadBack> {
  if (!existsSync(SOFFICE)) return { text: spoken(await partOf(content, 'word/document.xml')), count: undefined };
  const folder = await mkdtemp(join(tmpdir(), 'letter-'));
  try {
    await writeFile(join(folder, 'letter.docx'), content);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const to = ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'letter.docx')];
    await promisify(execFile)(SOFFICE, [profile, ...to]);
    return await textOfPdf(await readFile(join(folder, 'letter.pdf')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function textOfPdf(content: Buffer): Promise<ReadBack> {
  const proxy = await getDocumentProxy(new Uint8Array(content));
  const { text, totalPages } = await extractText(proxy, { mergePages: true });
  return { text: text.replace(/\s+/g, ' '), count: totalPages };
}

/** The names in a ZIP file, in their order. */
export async function namesInZip(content: Buffer): Promise<string[]> {
  const zip = await fromBufferPromise(content, { lazyEntries: true });
  const names: string[] = [];
  for await (const { fileName } of zip.eachEntry()) names.push(fileName);
  return names;
}

function spoken(xml: string): string {
  return xml
    .replace(/<\/w:p>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

function partOf(zip: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error);
      file.on('end', () => reject(new Error(`There is no ${name} in it.`)));
      file.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== name) return file.readEntry();
        file.openReadStream(entry as never, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => resolve(Buffer.concat(chunks).toString()));
        });
      });
      file.readEntry();
    });
  });
}
