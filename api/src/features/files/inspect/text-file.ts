import { createReadStream } from 'node:fs';
import type { FileKindKey } from '@demarche/domain/file-kind';
import { refused } from '../file-problem.js';

/** As much of the beginning as tells what a text is. */
const HEAD_BYTES = 64 * 1024;
const PAGE = /^(<!doctype\s+html|<(html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|!--|svg)[\s>/])/;
/**
 * Which text a file is; undefined where it is none. A text is UTF-8, UTF-16 with its mark, or in an older writing of one or
 * two bytes a letter: what they have in common is that there are no control characters from beginning to end. Throws 422 for what a browser or a system would run: pages, drawings, scripts.
 */
export async function kindOfText(path: string): Promise<FileKindKey | undefined> {
  const head = await readHead(path);
  for (const encoding of encodingsOf(head)) {
    if (!(await isTextThroughout(path, encoding))) continue;
    const text = new TextDecoder(encoding).decode(head);
    demandNotRun(text);
    return kindByWriting(text);
  }
  return undefined;
}

async function readHead(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: HEAD_BYTES - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

function encodingsOf(head: Buffer): string[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'windows-1252'];
}

async function isTextThroughout(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (holdsControls(decoder.decode(chunk, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    // Not UTF-8, nor UTF-16.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Besides tab, line and page breaks, and ESC, by which Japanese mail changes its alphabet. */
function holdsControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) || code === 0x7f) return true;
  }
  return false;
}

/** What would act when it is opened, whatever its name: told by how it begins (WHATWG MIME sniffing, and `#!`). */
function demandNotRun(text: string): void {
  const start = text.trimStart().slice(0, 2_000).toLowerCase();
  if (PAGE.test(start))
    throw refused('file.kind_refused', 'Web pages and drawings made of code are not kept: send a PDF or a picture.');
  if (/^(<\?xml|<!doctype|<\?php)/.test(start))
    throw refused('file.kind_refused', 'Files of code or XML are not kept: send a PDF, an Office file or plain text.');
  if (/^(#!|@echo\b)/.test(start)) throw refused('file.kind_refused', 'Programs and scripts are not kept.');
}

function kindByWriting(text: string): FileKindKey {
  const start = text.trimStart();
  if (/^begin:vcard\r?\n/i.test(start)) return 'vcf';
  if (isMail(start)) return 'eml';
  return isTable(start) ? 'csv' : 'txt';
}

/** Header fields from the first line on (RFC 5322), one of them saying from whom it is. */
function isMail(text: string): boolean {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/).slice(0, 200);
  const isHeader = lines.every((line, i) => /^[!-9;-~]+:/.test(line) || (i > 0 && /^[ \t]/.test(line)));
  return isHeader && /^from:/im.test(head) && /^(date|received|message-id|mime-version|subject|to):/im.test(head);
}

/** At least two lines, and in the first twenty of them one separator equally often. */
function isTable(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  if (lines.length < 2) return false;
  return [';', ',', '\t', '|'].some((separator) => {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(separator).length - 1);
    return counts[0]! > 0 && counts.every((count) => count === counts[0]);
  });
}
