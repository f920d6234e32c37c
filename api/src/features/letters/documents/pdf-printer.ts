import pdfMake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { PDF_FONTS, pdfFontFiles } from './pdf-fonts.js';

/** pdfmake's own files in memory, which its types leave out. */
interface WithFiles {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
}

let ready = false;

/** The one place that knows how pdfmake is set up: embedded typefaces, nothing from the disk, nothing from the network. */
export function printPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  if (!ready) {
    for (const [name, font] of pdfFontFiles()) (pdfMake as unknown as WithFiles).virtualfs.writeFileSync(name, font);
    pdfMake.setFonts(PDF_FONTS);
    pdfMake.setUrlAccessPolicy(() => false);
    pdfMake.setLocalAccessPolicy(() => false);
    ready = true;
  }
  return pdfMake.createPdf(definition).getBuffer();
}
