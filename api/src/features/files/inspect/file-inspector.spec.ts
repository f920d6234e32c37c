import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '@demarche/domain/file-kind';
import { DomainError } from '../../../platform/domain-error.js';
import { office, openDocument, promising, zipOf } from '../packed.testing.js';
import { Spool } from '../spool.js';
import { FileInspector } from './file-inspector.service.js';

let folder: string;
let spool: Spool;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-inspect-'));
  spool = new Spool(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The kind, or the code of the refusal. */
async function tell(content: Buffer | string, name = 'file'): Promise<string> {
  const spooled = await spool.write(Buffer.from(content as string));
  try {
    return await new FileInspector().kindOf(spooled, name);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect([error.errors?.[0]?.field, error.errors?.[0]?.code]).toEqual(['file', error.code]);
    return error.code;
  } finally {
    await spool.remove(spooled.path);
  }
}

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n';
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from('0000000049454e44ae426082', 'hex'),
]);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const TIFF = Buffer.from('49492a0008000000010000010300010000000100000000000000', 'hex');
const EXE = Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(200)]);
const ELF = Buffer.concat([Buffer.from('\u007fELF\u0002\u0001\u0001', 'latin1'), Buffer.alloc(200)]);
const OLD_WORD = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const utf16 = (text: string) => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')]);
const EML =
  'From: a@example.org\r\nTo: b@example.org\r\nSubject: Reply\r\n folded\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\nText';

describe('the kind of a file is told by its content', () => {
  it.each<[string, Buffer | string, string]>([
    ['a PDF', PDF, 'pdf'],
    ['a PNG', PNG, 'png'],
    ['a JPEG', JPEG, 'jpeg'],
    ['a TIFF', TIFF, 'tiff'],
    ['plain text', 'Dear colleague,\nthank you.', 'txt'],
    ['one word', 'x', 'txt'],
    ['text in UTF-16', utf16('Excellence,\nmerci.'), 'txt'],
    ['text in Windows-1252', Buffer.from('Excellence, l\u0092\u00e9t\u00e9', 'latin1'), 'txt'],
    ['text in GBK', Buffer.from('cdf5d0a1c3f7a3ac81308130', 'hex'), 'txt'],
    ['Japanese mail in ISO-2022-JP', Buffer.from(`${EML}\u001b$B$3\u001b(B`, 'latin1'), 'eml'],
    ['a table', 'name;post\r\n"A; B";Counsellor\r\nC;Attaché', 'csv'],
    ['a table in UTF-16', utf16('name\tpost\nA\tCounsellor'), 'csv'],
    ['prose with commas', 'Well, yes.\nNo, not at all, never.', 'txt'],
    ['a mail', EML, 'eml'],
    ['a mail in a broken charset', Buffer.from(`${EML} \u0081\u00ff`, 'latin1'), 'eml'],
    ['a letter that begins like a mail', 'From: me\n\nand that is all', 'txt'],
    ['a vCard', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD', 'vcf'],
    ['a vCard in UTF-16', utf16('BEGIN:VCARD\nFN:A\nEND:VCARD'), 'vcf'],
  ])('%s', async (_what, content, kind) => {
    expect(await tell(content)).toBe(kind);
  });

  it.each(['docx', 'xlsx', 'pptx'] as const)('an Office file: %s', async (kind) => {
    expect(await tell(await office(kind), `x.${kind}`)).toBe(kind);
  });

  it('an Office file whose parts are written in another way', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
    const types = `<t:Types xmlns:t="x"><t:Override ContentType='${type}' PartName='/XL/Workbook.xml' /></t:Types>`;
    expect(await tell(await zipOf({ 'xl/workbook.xml': '<x/>', '[content_types].xml': types }))).toBe('xlsx');
  });

  it('an OpenDocument text and spreadsheet', async () => {
    expect(await tell(await openDocument('text'))).toBe('odt');
    expect(await tell(await openDocument('spreadsheet'))).toBe('ods');
  });
});

describe('what is not kept', () => {
  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'file.empty'],
    ['a program of Windows', EXE, 'file.kind_refused'],
    ['a program of Linux', ELF, 'file.kind_refused'],
    ['a script', '#!/bin/sh\nrm -r /', 'file.kind_refused'],
    ['a batch file', '@echo off\r\ndel *.*', 'file.kind_refused'],
    ['a page', '\n <!DOCTYPE html><script>alert(1)</script>', 'file.kind_refused'],
    ['a page without a head', '<script>alert(1)</script>', 'file.kind_refused'],
    ['a page in UTF-16', utf16('<html><body>'), 'file.kind_refused'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'file.kind_refused'],
    ['a drawing with its head', '<?xml version="1.0"?><svg xmlns="x"/>', 'file.kind_refused'],
    ['code of a server', '<?php system($_GET[0]);', 'file.kind_refused'],
    ['RTF', '{\\rtf1\\ansi text}', 'file.kind_refused'],
    ['the old Word', OLD_WORD, 'file.kind_refused'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000', 'file.kind_refused'],
    ['bytes that are nothing', Buffer.from([1, 2, 3, 4, 0, 0, 0, 9]), 'file.kind_refused'],
    ['text with a NUL far inside', `${'x'.repeat(200_000)}\u0000`, 'file.kind_refused'],
  ])('%s', async (_what, content, code) => {
    expect(await tell(content, 'report.pdf')).toBe(code);
  });

  it('text that its name sells as a PDF or a picture', async () => {
    expect(await tell('Session expired', 'report.pdf')).toBe('file.not_what_it_says');
    expect(await tell(PDF, 'report.txt')).toBe('pdf');
  });

  it('one byte more than 20 MB', async () => {
    const inspector = new FileInspector();
    const size = MAX_FILE_BYTES + 1;
    await expect(inspector.kindOf({ path: '/nowhere', sha256: '', size }, 'x')).rejects.toMatchObject({
      code: 'file.too_large',
    });
  });
});

describe('packed files', () => {
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);

  it('a ZIP of anything else, and one that only says it is a document', async () => {
    expect(await tell(await zipOf({ 'a.exe': EXE }))).toBe('file.kind_refused');
    expect(await tell(Buffer.from('504b0506000000000000000000000000000000000000', 'hex'))).toBe('file.kind_refused');
    const types = `<Types><Override PartName="/word/document.xml"
      ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
    expect(await tell(await zipOf({ '[Content_Types].xml': types, 'run.exe': EXE }))).toBe('file.kind_refused');
    expect(await tell(await openDocument('graphics'))).toBe('file.kind_refused');
  });

  it('macros, whatever the ending', async () => {
    expect(await tell(await office('docm'), 'letter.docx')).toBe('file.kind_refused');
    expect(await tell(await office('docx', { 'word/vbaProject.bin': 'x' }))).toBe('file.macros');
  });

  it('a bomb that says so: more than 200 MB, or a hundred times its size', async () => {
    const sheet = await office('xlsx', { 'xl/worksheets/sheet1.xml': zeros(11) });
    expect(sheet.length).toBeLessThan(100_000);
    expect(await tell(sheet, 'table.xlsx')).toBe('file.zip_bomb');
    const honest = await office('xlsx', { 'xl/worksheets/sheet1.xml': zeros(9) });
    expect(await tell(honest, 'table.xlsx')).toBe('xlsx');
    expect(await tell(promising(honest, 'xl/worksheets/sheet1.xml', 4_000_000_000), 'table.xlsx')).toBe(
      'file.zip_bomb',
    );
  });

  it('a bomb that lies: more comes out than its directory promises', async () => {
    const sheet = await office('xlsx', { 'xl/worksheets/sheet1.xml': zeros(60) });
    expect(await tell(promising(sheet, 'xl/worksheets/sheet1.xml', 1_000), 'table.xlsx')).toBe('file.zip_bomb');
  });

  it('a bomb of many parts', async () => {
    const sheet = await office('xlsx');
    // The number stands at the end, twice.
    sheet.writeUInt16LE(10_001, sheet.length - 22 + 8);
    sheet.writeUInt16LE(10_001, sheet.length - 22 + 10);
    expect(await tell(sheet, 'table.xlsx')).toBe('file.zip_bomb');
  });

  it('what is broken: cut short, with a part that promises more than it holds, or with bytes that unpack to nothing', async () => {
    const good = await office('docx', { 'word/styles.xml': '<styles>'.repeat(50) });
    expect(await tell(good.subarray(0, good.length - 40))).toBe('file.broken');
    expect(await tell(promising(good, 'word/styles.xml', 5_000))).toBe('file.broken');
    const packed = Buffer.from(good);
    packed.fill(0xff, packed.indexOf('word/styles.xml') + 15, packed.indexOf('word/styles.xml') + 25);
    expect(await tell(packed)).toBe('file.broken');
  });
});
