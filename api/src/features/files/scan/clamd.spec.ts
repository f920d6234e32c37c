import { Logger } from '@nestjs/common';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clamd } from './clamd.js';

Logger.overrideLogger(false);

let folder: string;
let path: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-clamd-'));
  path = join(folder, 'content');
  writeFileSync(path, Buffer.alloc(300_000, 'content '));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

/** What came behind the command, taken out of its pieces; undefined while its end has not come. */
function contentOf(bytes: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (bytes.subarray(0, command.length).toString() !== command) return undefined;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

/** A clamd that answers when it has all, or at once. Resolves with its address. */
function clamd(answer: (content: Buffer) => string | undefined, where: string | number = 0): Promise<string> {
  server = createServer((socket: Socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const content = contentOf(bytes);
      const told = content && answer(content);
      if (told !== undefined) socket.end(told);
    });
  });
  return new Promise((resolve) => {
    const ready = () => {
      const address = server?.address();
      resolve(typeof address === 'object' && address ? `tcp://127.0.0.1:${address.port}` : `unix:${where}`);
    };
    if (typeof where === 'string') server?.listen(where, ready);
    else server?.listen(where, '127.0.0.1', ready);
  });
}

describe('clamd', () => {
  it('is sent the whole content, and believed', async () => {
    let seen = 0;
    const url = await clamd((content) => ((seen = content.length), 'stream: OK\0'));
    await expect(new Clamd(url).demandClean(path)).resolves.toBeUndefined();
    expect(seen).toBe(300_000);
  });

  it('is asked over a socket of the file system, too', async () => {
    const url = await clamd(() => 'stream: OK\0', join(folder, 'clamd.ctl'));
    await expect(new Clamd(url).demandClean(path)).resolves.toBeUndefined();
  });

  it('names what it found', async () => {
    const url = await clamd(() => 'stream: Eicar-Test-Signature FOUND\0');
    const refusal = {
      kind: 'unprocessable',
      code: 'file.infected',
      detail: expect.stringContaining('Eicar-Test-Signature') as string,
    };
    await expect(new Clamd(url).demandClean(path)).rejects.toMatchObject(refusal);
  });

  const away = { kind: 'unavailable', code: 'file.scanner_away', retryAfterSeconds: 30 };
  it.each(['INSTREAM size limit exceeded. ERROR\0', 'UNKNOWN COMMAND\0', '\0', 'stream: OK', ''])(
    'that answers %j has not looked: nothing is kept',
    async (answer) => {
      await expect(new Clamd(await clamd(() => answer)).demandClean(path)).rejects.toMatchObject(away);
    },
  );

  it('that is not there, or says nothing, is away', async () => {
    const gone = await clamd(() => 'stream: OK\0');
    await new Promise((closed) => server?.close(closed));
    await expect(new Clamd(gone).demandClean(path)).rejects.toMatchObject(away);
    const silent = await clamd(() => undefined);
    await expect(new Clamd(silent, 50).demandClean(path)).rejects.toMatchObject(away);
  });

  it('that refuses in the middle is heard', async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('stream: Eicar FOUND\0'));
    });
    await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    await expect(new Clamd(`tcp://127.0.0.1:${port}`).demandClean(path)).rejects.toMatchObject({
      code: 'file.infected',
    });
  });
});
