import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { formOf, keep } from './file-forms.js';

/** The sign by which scanners are tried out, in two pieces so that none finds it here. */
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-' + 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

describe('files that are scanned', () => {
  let app: TestApp;
  let isu: Client;
  let folder: string;
  let clamd: Server;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-scan-'));
    clamd = createServer((socket) => {
      let bytes = '';
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.toString('latin1');
        if (!bytes.endsWith('\0\0\0\0')) return;
        socket.end(bytes.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((ready) => clamd.listen(join(folder, 'clamd.ctl'), ready));
    app = await startApp({ FILES_DIR: join(folder, 'files'), CLAMD_URL: `unix:${join(folder, 'clamd.ctl')}` });
    isu = await app.as('isu_officer');
  });
  afterAll(async () => {
    await app.close();
    clamd.close();
    rmSync(folder, { recursive: true });
  });

  const stored = () =>
    readdirSync(join(folder, 'files'), { recursive: true, encoding: 'utf8' }).filter((path) => path.length > 60);
  const told = async (content: string) => {
    const { status, body } = await isu.post<Problem>('/api/files', formOf(content));
    return { status, code: body.code, detail: body.detail };
  };

  it('are kept when they are clean, refused by name of what was found, and not kept unseen', async () => {
    await keep(isu, 'Clean');
    expect(stored()).toHaveLength(1);
    expect(await told(EICAR)).toMatchObject({ status: 422, code: 'file.infected' });
    expect((await told(EICAR)).detail).toContain('Eicar-Signature');
    await new Promise((closed) => clamd.close(closed));
    expect(await told('Clean as well')).toMatchObject({ status: 503, code: 'file.scanner_away' });
    expect(stored()).toHaveLength(1);
    expect(await app.owner.query<object[]>('SELECT 1 FROM attachment')).toHaveLength(1);
  });
});
