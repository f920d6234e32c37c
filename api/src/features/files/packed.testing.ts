import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const MAIN = {
  docx: ['word/document.xml', `${OPEN_XML}.wordprocessingml.document.main+xml`],
  xlsx: ['xl/workbook.xml', `${OPEN_XML}.spreadsheetml.sheet.main+xml`],
  pptx: ['ppt/presentation.xml', `${OPEN_XML}.presentationml.presentation.main+xml`],
  docm: ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
} as const;

/** A ZIP file of these parts, in this order. */
export async function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** An Office file with the parts that make it one, and others. */
export function office(kind: keyof typeof MAIN, more: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const [part, type] = MAIN[kind];
  const types = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return zipOf({ '[Content_Types].xml': types, [part]: '<document/>', ...more });
}

/** An OpenDocument file. */
export function openDocument(kind: 'text' | 'spreadsheet' | 'graphics'): Promise<Buffer> {
  return zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<content/>' });
}

/** The same ZIP, whose directory says of a part that it holds so many bytes. */
export function promising(zip: Buffer, part: string, size: number): Buffer {
  const lying = Buffer.from(zip);
  for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
    const name = lying.subarray(at + 46, at + 46 + lying.readUInt16LE(at + 28)).toString();
    if (name === part) lying.writeUInt32LE(size, at + 24);
  }
  return lying;
}
