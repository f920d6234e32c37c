import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type ZipFile as ReadZip } from 'yauzl';
import { ZipFile } from 'yazl';
import type { Instant } from '@demarche/domain/dates';

const open = promisify<Buffer, { lazyEntries: boolean }, ReadZip>(fromBuffer);
const DATED = /(<dcterms:(created|modified)[^>]*>)[^<]*/g;

/**
 * The package again, with `writtenAt` for every time in it: the library writes the time of its own clock into the
 * properties and into the archive.
 */
export async function sealDocx(made: Buffer, writtenAt: Instant): Promise<Buffer> {
  const mtime = wallClock(new Date(writtenAt));
  const sealed = new ZipFile();
  for (const [name, content] of await entriesOf(made)) {
    const dated =
      name === 'docProps/core.xml'
        ? Buffer.from(content.toString('utf8').replace(DATED, `$1${new Date(writtenAt).toISOString().slice(0, 19)}Z`))
        : content;
    sealed.addBuffer(dated, name, { mtime, forceDosTimestamp: true });
  }
  sealed.end();
  return buffer(sealed.outputStream);
}

/** An archive tells the time of a wall clock, without its zone: it shows UTC, wherever the process stands. */
function wallClock(at: Date): Date {
  const [hours, minutes, seconds] = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), hours, minutes, seconds);
}

async function entriesOf(zipped: Buffer): Promise<[name: string, content: Buffer][]> {
  const zip = await open(zipped, { lazyEntries: true });
  const entries: [string, Buffer][] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      contentOf(zip, entry).then((content) => {
        if (!entry.fileName.endsWith('/')) entries.push([entry.fileName, content]);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

function contentOf(zip: ReadZip, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else buffer(stream).then(resolve, reject);
    });
  });
}
