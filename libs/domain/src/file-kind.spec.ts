import { describe, expect, it } from 'vitest';
import { endingOf, FILE_KIND_KEYS, FILE_KINDS, type FileKindKey, promisesMore, safeFileName } from './file-kind.js';

describe('safeFileName', () => {
  it.each<[string, FileKindKey, string]>([
    ['Note verbale 12.pdf', 'pdf', 'Note verbale 12.pdf'],
    ['REPORT.PDF', 'pdf', 'REPORT.PDF'],
    ['photo.JPEG', 'jpeg', 'photo.JPEG'],
    ['état des lieux.docx', 'docx', 'état des lieux.docx'],
    ['e\u0301tat.docx', 'docx', 'état.docx'],
    ['外交照会.pdf', 'pdf', '外交照会.pdf'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\Users\\me\\letter.docx', 'docx', 'letter.docx'],
    ['run.bat', 'txt', 'run.bat.txt'],
    ['page.html', 'txt', 'page.html.txt'],
    ['picture.png', 'jpeg', 'picture.png.jpg'],
    ['table.txt', 'csv', 'table.txt'],
    ['annex\u202efdp.exe', 'pdf', 'annexfdp.exe.pdf'],
    ['zero\u200bwidth\u0000.pdf', 'pdf', 'zerowidth.pdf'],
    ['two\r\nlines.pdf', 'pdf', 'two lines.pdf'],
    ['a<b>:"c|d?e*.pdf', 'pdf', 'a_b___c_d_e_.pdf'],
    ['.htaccess', 'txt', 'htaccess.txt'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['a..pdf', 'pdf', 'a.pdf'],
    ['name. . ', 'pdf', 'name.pdf'],
    ['con.pdf', 'pdf', '_con.pdf'],
    ['COM1', 'txt', '_COM1.txt'],
    ['context.pdf', 'pdf', 'context.pdf'],
    ['', 'pdf', 'file.pdf'],
    ['...', 'pdf', 'file.pdf'],
    ['half \ud800 letter.pdf', 'pdf', 'half letter.pdf'],
  ])('%j as %s: %j', (given, kind, name) => {
    expect(safeFileName(given, kind)).toBe(name);
  });

  it('is short, whole letters and its ending kept, and safe names stay as they are', () => {
    const long = safeFileName(`${'🕊'.repeat(300)}.pdf`, 'pdf');
    expect([...long]).toHaveLength(104);
    expect(long.isWellFormed() && long.endsWith('🕊.pdf')).toBe(true);
    for (const kind of FILE_KIND_KEYS) {
      const once = safeFileName(` .x/${'a. '.repeat(80)}`, kind);
      expect(safeFileName(once, kind)).toBe(once);
    }
  });
});

describe('a name', () => {
  it.each<[string, FileKindKey, boolean]>([
    ['report.pdf', 'txt', true],
    ['table.xlsx', 'csv', true],
    ['photo.JPG', 'eml', true],
    ['report.txt', 'pdf', false],
    ['report.pdf', 'docx', false],
    ['notes.csv', 'txt', false],
    ['report', 'txt', false],
    ['report.html', 'txt', false],
  ])('%s promises more than %s: %s', (name, kind, more) => {
    expect(promisesMore(name, kind)).toBe(more);
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['a', ''],
    ['a.', ''],
    ['a.p d', ''],
    ['a.abcdefghijk', ''],
  ])('%s ends in %j', (name, ending) => {
    expect(endingOf(name)).toBe(ending);
  });
});

describe('the kinds', () => {
  it('have a media type and a usual ending each of their own', () => {
    const kinds = Object.values(FILE_KINDS);
    expect(new Set(kinds.map(({ mediaType }) => mediaType)).size).toBe(kinds.length);
    expect(new Set(kinds.map(({ endings }) => endings[0])).size).toBe(kinds.length);
  });
});
