import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type FileKindKey, MAX_UNPACKED_BYTES } from '@demarche/domain/file-kind';
import { DomainError } from '../../../platform/domain-error.js';
import { refused } from '../file-problem.js';

const MOST_PARTS = 10_000;
/** No honest document is smaller than a hundredth of what it unpacks to; below this size it does no harm if one is. */
const MOST_RATIO = 100;
const HARMLESS_BYTES = 10 * 1024 * 1024;
/** Where Office Open XML and OpenDocument say what they are. */
const CONTENT_TYPES = '[content_types].xml';
const MIME_TYPE = 'mimetype';
const MOST_TOLD_BYTES = 1024 * 1024;
const MACROS = /(^|\/)vbaProject\.bin$|^(Basic|Scripts)\//i;

const MAIN_PARTS: readonly [type: string, kind: FileKindKey][] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'pptx'],
];
const MIME_TYPES: Readonly<Record<string, FileKindKey>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

/**
 * Which document a ZIP file is, after every part of it was unpacked to nowhere: what its directory promises is measured
 * before, what really comes out while it comes. Throws 422 for a bomb, for what is broken or locked, and for any other ZIP.
 */
export async function kindOfPacked(path: string): Promise<FileKindKey> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
    throw broken();
  });
  try {
    const parts = await partsOf(zip);
    demandHonestSizes(zip, parts);
    const told = await unpackAll(zip, parts);
    if (parts.some(({ fileName }) => MACROS.test(fileName)))
      throw refused('file.macros', 'This document holds macros: save it without them.');
    const names = new Set(parts.map(({ fileName }) => fileName.toLowerCase()));
    const kind = MIME_TYPES[told.get(MIME_TYPE)?.trim() ?? ''] ?? kindOfMainPart(told.get(CONTENT_TYPES) ?? '', names);
    if (!kind)
      throw refused(
        'file.kind_refused',
        'A ZIP file is kept only where it is a Word, Excel, PowerPoint or OpenDocument file: send what is in it one by one.',
      );
    return kind;
  } catch (error) {
    throw error instanceof DomainError ? error : broken();
  } finally {
    zip.close();
  }
}

async function partsOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_PARTS) throw bomb();
  const parts: Entry[] = [];
  for await (const entry of zip.eachEntry()) parts.push(entry);
  return parts;
}

/** What the directory says. Parts that lie over each other in the file are each counted whole. */
function demandHonestSizes(zip: ZipFile, parts: readonly Entry[]): void {
  const promised = parts.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (promised > MAX_UNPACKED_BYTES) throw bomb();
  if (promised > HARMLESS_BYTES && promised > zip.fileSize * MOST_RATIO) throw bomb();
  if (parts.some((entry) => entry.isEncrypted()))
    throw refused('file.locked', 'This document is locked with a password: save it without one.');
}

/** Unpacks every part, and gives back the few that say what the file is. */
async function unpackAll(zip: ZipFile, parts: readonly Entry[]): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const entry of parts) {
    const name = entry.fileName.toLowerCase();
    const tells = name === CONTENT_TYPES || name === MIME_TYPE;
    const text = await unpack(await zip.openReadStreamPromise(entry), entry, tells ? MOST_TOLD_BYTES : 0);
    if (tells) told.set(name, text);
  }
  return told;
}

/** Reads to the end, keeping the beginning. The reader itself stops where more comes than the directory promised. */
async function unpack(stream: Readable, entry: Entry, kept: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (size < kept) chunks.push(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw /too many bytes/.test((error as Error).message) ? bomb() : broken();
  }
  if (size !== entry.uncompressedSize) throw broken();
  return Buffer.concat(chunks).toString('utf8');
}

/** By the type of a part that is there. Names of parts are told without regard to case (ECMA-376, part 2). */
function kindOfMainPart(contentTypes: string, names: ReadonlySet<string>): FileKindKey | undefined {
  for (const [override] of contentTypes.matchAll(/<(?:\w+:)?Override\b[^>]*>/g)) {
    const part = /\bPartName\s*=\s*["']\/([^"']+)["']/.exec(override)?.[1] ?? '';
    const type = /\bContentType\s*=\s*["']([^"']+)["']/.exec(override)?.[1];
    const kind = MAIN_PARTS.find(([main]) => main === type)?.[1];
    if (kind && names.has(part.toLowerCase())) return kind;
  }
  return undefined;
}

const bomb = () =>
  refused('file.zip_bomb', 'This file unpacks to far more than a document does: it is not opened and not kept.');
const broken = () => refused('file.broken', 'This file is broken: it cannot be unpacked. Save it again, then send it.');
