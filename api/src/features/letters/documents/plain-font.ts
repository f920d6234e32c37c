const HEADER = 12;
const RECORD = 16;
/** Tables of glyph substitution and positioning, and the signature that no longer holds without them. */
const LEFT_OUT = new Set(['GSUB', 'GPOS', 'GDEF', 'DSIG']);

/**
 * A TrueType font without its tables of ligatures and kerning, which Word does not use either unless told to: lines break
 * where they break in the DOCX, and setting a page costs a small part of the time.
 * @param font the bytes of a `.ttf` file
 */
export function plainFont(font: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const kept = Array.from({ length: count }, (_, index) => {
    const at = HEADER + index * RECORD;
    const offset = font.readUInt32BE(at + 8);
    return {
      record: font.subarray(at, at + RECORD),
      content: font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    };
  }).filter(({ record }) => !LEFT_OUT.has(record.toString('latin1', 0, 4)));

  const head = Buffer.from(font.subarray(0, HEADER));
  head.writeUInt16BE(kept.length, 4);
  let offset = HEADER + kept.length * RECORD;
  const records: Buffer[] = [];
  const contents: Buffer[] = [];
  for (const { record, content } of kept) {
    const moved = Buffer.from(record);
    moved.writeUInt32BE(offset, 8);
    records.push(moved);
    // Tables begin at multiples of four.
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    contents.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([head, ...records, ...contents]);
}
