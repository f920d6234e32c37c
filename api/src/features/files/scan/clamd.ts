import { Logger } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { away, refused } from '../file-problem.js';
import type { VirusScanner } from './virus-scanner.js';

const PORT = 3310;
const PATIENCE_MS = 30_000;
/** clamd answers a line; what is longer is no answer of clamd. */
const LONGEST_ANSWER = 4_096;

/** ClamAV's daemon, over INSTREAM: the content goes to it in pieces, so that it needs to read nothing of ours. */
export class Clamd implements VirusScanner {
  private readonly log = new Logger('Scanner');
  private readonly address: NetConnectOpts;

  /** @param patience milliseconds in which nothing happens until it counts as away */
  constructor(
    url: string,
    private readonly patience = PATIENCE_MS,
  ) {
    this.address = addressOf(url);
  }

  async demandClean(path: string): Promise<void> {
    const answer = await this.ask(path).catch((error: Error) => {
      this.log.warn(`The scanner does not answer: ${error.message}`);
      throw away('file.scanner_away', 'Files are looked at for viruses, and the scanner is away: nothing was kept.');
    });
    const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (found) throw refused('file.infected', `The scanner found ${found} in this file: it is not kept.`);
    if (answer === 'stream: OK') return;
    this.log.warn(`The scanner could not look at a file: ${answer}`);
    throw away('file.scanner_away', 'The scanner could not look at this file: nothing was kept.');
  }

  private async ask(path: string): Promise<string> {
    const socket = connect(this.address);
    socket.setTimeout(this.patience, () => socket.destroy(new Error('no answer in time')));
    const answer = answerFrom(socket);
    const sent = pipeline(pieces(path), socket, { end: false });
    try {
      // It may answer and close before it has read all: what it said counts, not that the rest could not be sent.
      await Promise.race([answer, sent.catch(() => answer)]);
      return await answer;
    } finally {
      socket.destroy();
    }
  }
}

/** Each piece behind its length; none of length zero but the last. */
async function* pieces(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    yield lengthOf(chunk);
    yield chunk;
  }
  yield lengthOf(Buffer.alloc(0));
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}

/** One line that ends in NUL. */
function answerFrom(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')).trim());
      else if (text.length > LONGEST_ANSWER) socket.destroy(new Error('an answer without end'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
}

function addressOf(url: string): NetConnectOpts {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length).replace(/^\/\/(?=\/)/, '') };
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || PORT) };
}
