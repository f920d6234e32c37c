import { Injectable } from '@nestjs/common';
import { fileTypeFromFile } from 'file-type';
import { open } from 'node:fs/promises';
import { FILE_KIND_KEYS, FILE_KINDS, type FileKindKey, MAX_FILE_BYTES, promisesMore } from '@demarche/domain/file-kind';
import { refused, tooLarge } from '../file-problem.js';
import type { Spooled } from '../spool.js';
import { kindOfPacked } from './packed-file.js';
import { kindOfText } from './text-file.js';

/** Says what a file is, by its content. */
@Injectable()
export class FileInspector {
  /** Throws 413 where it is too large and 422 where it is nothing that is kept. `name`: as it was given. */
  async kindOf({ path, size }: Spooled, name: string): Promise<FileKindKey> {
    if (size === 0) throw refused('file.empty', 'This file holds nothing.');
    if (size > MAX_FILE_BYTES) throw tooLarge();
    const kind = (await isZip(path)) ? await kindOfPacked(path) : await kindOfSimple(path);
    if (promisesMore(name, kind))
      throw refused(
        'file.not_what_it_says',
        `The name says otherwise, but this is ${FILE_KINDS[kind].name}: look at the file, or name it by what it is.`,
      );
    return kind;
  }
}

async function kindOfSimple(path: string): Promise<FileKindKey> {
  const found = await fileTypeFromFile(path);
  const kind = FILE_KIND_KEYS.find((key) => FILE_KINDS[key].mediaType === found?.mime);
  if (kind) return kind;
  // Texts have no mark of their own, and what a mark in a text tells is told better by its writing.
  const text = found === undefined || /^text\/|xml$/.test(found.mime) ? await kindOfText(path) : undefined;
  if (text) return text;
  if (found?.mime === 'application/x-cfb')
    throw refused(
      'file.kind_refused',
      'Office files of before 2007, and those that are locked with a password, are not kept: save it as .docx, .xlsx or .pptx.',
    );
  throw refused(
    'file.kind_refused',
    `${found ? `Files of the kind ${found.ext} (${found.mime})` : 'Files of this kind'} are not kept: ` +
      'send a PDF, an Office or OpenDocument file, a picture (PNG, JPEG, TIFF), an e-mail, a vCard or plain text.',
  );
}

/** Local headers, or the end of an empty one. Looked at here, so that nothing else opens it before it was measured. */
async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'].includes(buffer.toString('latin1'));
  } finally {
    await file.close();
  }
}
