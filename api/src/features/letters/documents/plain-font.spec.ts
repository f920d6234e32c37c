import { expect, it } from 'vitest';
import { pdfFontFiles } from './pdf-fonts.js';
import { plainFont } from './plain-font.js';

/** Four bytes of version, the number of tables, six bytes more; then sixteen bytes a table. */
function font(tables: Record<string, string>): Buffer {
  const names = Object.keys(tables);
  const head = Buffer.alloc(12 + names.length * 16);
  head.writeUInt16BE(names.length, 4);
  const contents: Buffer[] = [];
  let offset = head.length;
  names.forEach((name, index) => {
    const content = Buffer.from(tables[name] ?? '');
    head.write(name, 12 + index * 16, 'latin1');
    head.writeUInt32BE(offset, 12 + index * 16 + 8);
    head.writeUInt32BE(content.length, 12 + index * 16 + 12);
    contents.push(content);
    offset += content.length;
  });
  return Buffer.concat([head, ...contents]);
}
function tablesOf(bytes: Buffer): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => {
      const at = 12 + index * 16;
      const offset = bytes.readUInt32BE(at + 8);
      expect(offset % 4).toBe(0);
      return [
        bytes.toString('latin1', at, at + 4),
        bytes.toString('latin1', offset, offset + bytes.readUInt32BE(at + 12)),
      ];
    }),
  );
}

it('leaves out ligatures and kerning, and moves the rest', () => {
  expect(tablesOf(plainFont(font({ GDEF: 'a', GPOS: 'bb', GSUB: 'ccc', cmap: 'ddddd', glyf: 'eeeeee' })))).toEqual({
    cmap: 'ddddd',
    glyf: 'eeeeee',
  });
});

it('finds the four styles of the typeface, each with what drawing needs', () => {
  const files = [...pdfFontFiles()];
  expect(files).toHaveLength(4);
  for (const [, bytes] of files) {
    const tables = Object.keys(tablesOf(bytes));
    expect(tables).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']));
    expect(tables).not.toContain('GPOS');
  }
});
