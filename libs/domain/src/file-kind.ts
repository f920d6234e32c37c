/** What may be kept as a file, how large, and under which name. The kind is told by the content, never by the name. */

/** The largest file, in bytes: 20 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** What the parts of a packed file (Office, OpenDocument) may hold together when unpacked, in bytes. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
/** An unattached file is its uploader's alone, and is taken away after so many days. */
export const UNATTACHED_DAYS = 7;
/** The content of a file that was taken away is kept so many days, for an operator to bring back. */
export const TAKEN_AWAY_DAYS = 30;

export interface FileKind {
  readonly mediaType: string;
  /** As a person calls it. */
  readonly name: string;
  /** Endings that fit it, the usual one first. */
  readonly endings: readonly [string, ...string[]];
  /** Written in letters that any editor shows: what it holds cannot be told apart for certain. */
  readonly isText?: true;
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';
const PLAIN = ['txt', 'csv', 'tsv', 'md', 'log'] as const;

export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', name: 'PDF', endings: ['pdf'] },
  docx: { mediaType: `${OPEN_XML}.wordprocessingml.document`, name: 'Word document', endings: ['docx'] },
  xlsx: { mediaType: `${OPEN_XML}.spreadsheetml.sheet`, name: 'Excel workbook', endings: ['xlsx'] },
  pptx: { mediaType: `${OPEN_XML}.presentationml.presentation`, name: 'PowerPoint file', endings: ['pptx'] },
  odt: { mediaType: `${OPEN_DOCUMENT}.text`, name: 'OpenDocument text', endings: ['odt'] },
  ods: { mediaType: `${OPEN_DOCUMENT}.spreadsheet`, name: 'OpenDocument spreadsheet', endings: ['ods'] },
  csv: { mediaType: 'text/csv', name: 'table of separated values', endings: ['csv', 'tsv', 'txt'], isText: true },
  txt: { mediaType: 'text/plain', name: 'plain text', endings: PLAIN, isText: true },
  eml: { mediaType: 'message/rfc822', name: 'e-mail', endings: ['eml', 'txt'], isText: true },
  vcf: { mediaType: 'text/vcard', name: 'vCard', endings: ['vcf', 'txt'], isText: true },
  png: { mediaType: 'image/png', name: 'PNG picture', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', name: 'JPEG picture', endings: ['jpg', 'jpeg', 'jpe'] },
  tiff: { mediaType: 'image/tiff', name: 'TIFF picture', endings: ['tif', 'tiff'] },
} as const satisfies Record<string, FileKind>;
export type FileKindKey = keyof typeof FILE_KINDS;
export const FILE_KIND_KEYS = Object.keys(FILE_KINDS) as FileKindKey[];

/** The part of a file's name after its last dot, in small letters; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

/** Whether the name promises a file that is no text while it is one: `report.pdf` that holds a page of HTML or a script. */
export function promisesMore(name: string, kind: FileKindKey): boolean {
  const ending = endingOf(name);
  const promised = FILE_KIND_KEYS.find((key) => FILE_KINDS[key].endings.some((known) => known === ending));
  return promised !== undefined && isText(kind) && !isText(promised);
}

function isText(kind: FileKindKey): boolean {
  return 'isText' in FILE_KINDS[kind];
}

const MOST_LETTERS = 100;
/** Windows keeps these for its devices, whatever the ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Letters that show nothing or turn the writing round: with U+202E inside, `annexfdp.exe` reads `annexexe.pdf`. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * A name under which any system can keep the file and that promises what it is: no folders, nothing that hides or turns the
 * writing, at most 100 letters before the ending, and an ending of its kind. A wrong one is not taken away but followed by
 * the right one: `run.bat` that is plain text is `run.bat.txt`.
 */
export function safeFileName(given: string, kind: FileKindKey): string {
  const { endings } = FILE_KINDS[kind];
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\t\n\r]/g, ' ')
    .replace(HIDDEN, '')
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(plain);
  const fits = endings.some((known) => known === ending);
  const stem = fits ? plain.slice(0, -ending.length - 1) : plain;
  const short = [...stem]
    .slice(0, MOST_LETTERS)
    .join('')
    .replace(/[. ]+$/, '');
  const named = `${short || 'file'}.${fits ? plain.slice(-ending.length) : endings[0]}`;
  return DEVICE.test(named) ? `_${named}` : named;
}
