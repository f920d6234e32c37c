import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { plainFont } from './plain-font.js';

const FILES = {
  normal: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italics: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bolditalics: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;

/**
 * Tinos: free, and of the same widths as Times New Roman, so that a letter breaks its lines in PDF where it does in DOCX.
 * By name; the bytes go where pdfmake looks names up.
 */
export const PDF_FONTS = { Tinos: FILES };

/** The bytes of each style. Read once, with the module: a process that makes one letter makes many. */
export function* pdfFontFiles(): Generator<[name: string, font: Buffer]> {
  const { resolve } = createRequire(import.meta.url);
  for (const file of Object.values(FILES))
    yield [file, plainFont(readFileSync(resolve(`@expo-google-fonts/tinos/${file}`)))];
}
