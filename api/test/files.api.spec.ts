import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@demarche/contracts/common';
import type { FileView } from '@demarche/contracts/files';
import { office } from '../src/features/files/packed.testing.js';
import { FileStore } from '../src/features/files/store/file-store.js';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { formOf, keep, send } from './file-forms.js';
import { S3Server } from './s3-server.js';
import { until } from './workers.js';

const STORES = ['the folder', 'an object store'] as const;
const megabytes = (count: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(count * 1024 * 1024, 'x')]);
const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const BOUNDARY = 'a-boundary';
const partOf = (name: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;

describe.each(STORES)('files in %s', (where) => {
  let app: TestApp;
  let folder: string;
  let isu: Client;
  const s3 = new S3Server();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-files-'));
    const bucket = {
      FILES_S3_URL: await s3.start(),
      FILES_S3_BUCKET: 'bucket',
      FILES_S3_REGION: 'eu-test-1',
      FILES_S3_KEY: 'id-of-tests',
      FILES_S3_SECRET: 'secret',
    };
    app = await startApp({ FILES_DIR: folder, ...(where === 'an object store' && bucket) });
    isu = await app.as('isu_officer');
  });
  afterAll(async () => {
    await app.close();
    await s3.stop();
    rmSync(folder, { recursive: true });
  });

  /** The hashes under which content stands. */
  const stored = () =>
    where === 'the folder'
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(
          (path) => /[0-9a-f]{64}$/.exec(path)?.[0] ?? [],
        )
      : [...s3.objects.keys()].map((key) => key.replace('files/', ''));
  /** What waits to be kept: nothing, when nobody is sending. */
  const incoming = () =>
    readdirSync(where === 'the folder' ? join(folder, 'incoming') : join(tmpdir(), 'demarche-incoming'));
  const nothingWaits = () => until('the spool to be empty', () => Promise.resolve(incoming().length === 0));

  it('come back byte by byte, to be saved under a safe name and never shown', async () => {
    const content = await office('docx', { 'word/media/1.png': Buffer.from([0, 255, 13, 10]) });
    const view = await keep(isu, content, '../Note “verbale” n° 12.docx');
    expect(view).toMatchObject({
      name: 'Note “verbale” n° 12.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      size: content.length,
      sha256: hashOf(content),
      subject: null,
      label: 'restricted',
      effectiveLabel: 'restricted',
      owner: { id: isu.officer?.id },
      version: 1,
      mayWrite: true,
    });
    expect(stored()).toContain(view.sha256);
    const answer = await isu.raw(`/api/files/${view.id}/content`, {});
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    const header = (name: string) => answer.headers.get(name);
    expect(header('content-disposition')).toBe(
      `attachment; filename="Note ?verbale? n? 12.docx"; filename*=UTF-8''Note%20%E2%80%9Cverbale%E2%80%9D%20n%C2%B0%2012.docx`,
    );
    expect(header('content-type')).toBe(view.mediaType);
    expect(header('content-length')).toBe(String(content.length));
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(header('cache-control')).toBe('no-store');
    await nothingWaits();
  });

  it('of the same content are one, whoever sends it how often at once', async () => {
    const pres = await app.as('presidency');
    const content = `Sent by many at once, ${where}`;
    const views = await Promise.all([isu, pres, isu, pres, isu].map((by) => keep(by, content)));
    expect(new Set(views.map(({ id }) => id)).size).toBe(5);
    expect(stored().filter((hash) => hash === hashOf(content))).toHaveLength(1);
    await nothingWaits();
  });

  it('take 20 MB and not a byte more: 413 names the part and says what to do', async () => {
    const most = megabytes(20).subarray(0, 20 * 1024 * 1024);
    expect((await keep(isu, most, 'most.pdf')).size).toBe(20 * 1024 * 1024);
    const before = stored().length;
    for (const size of [Buffer.concat([most, Buffer.from('x')]), megabytes(25)]) {
      const { status, body } = await isu.post<Problem>('/api/files', formOf(size, 'large.pdf'));
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([413, 'file.too_large', 'file']);
      expect(body.detail).toMatch(/at most 20 MB: split it/);
    }
    expect(stored()).toHaveLength(before);
    await nothingWaits();
  });

  it('of no announced length are stopped while they come', async () => {
    const { status, text } = await endless(app.url, isu);
    expect([status, (JSON.parse(text) as Problem).code]).toEqual([413, 'file.too_large']);
    await nothingWaits();
  });

  it('that are cut off leave nothing', async () => {
    const head = partOf('half.pdf');
    const sending = request(`${app.url}/api/files`, { method: 'POST', headers: isu.formHeaders(BOUNDARY) });
    sending.on('error', () => undefined);
    sending.write(head + '%PDF-1.7 half');
    await until('the spool to fill', () => Promise.resolve(incoming().length > 0));
    sending.destroy();
    await nothingWaits();
    const cut = await isu.send<Problem>('POST', '/api/files', `${head}%PDF-1.7 half`, isu.formHeaders(BOUNDARY));
    expect([cut.status, cut.body.errors?.[0]?.field]).toEqual([400, 'body']);
    await nothingWaits();
  });

  it.each<[string, string, () => Buffer | string | Promise<Buffer>, string]>([
    ['an executable named .pdf', 'report.pdf', () => Buffer.from(`MZ${'\0'.repeat(500)}`), 'file.kind_refused'],
    ['a script named .pdf', 'report.pdf', () => '#!/bin/sh\necho', 'file.kind_refused'],
    ['a page', 'page.html', () => '<!doctype html><script>alert(1)</script>', 'file.kind_refused'],
    ['a drawing named .png', 'a.png', () => '<svg onload="alert(1)"/>', 'file.kind_refused'],
    ['a bomb', 'table.xlsx', () => office('xlsx', { 'xl/a.xml': Buffer.alloc(30_000_000) }), 'file.zip_bomb'],
    ['nothing', 'empty.txt', () => '', 'file.empty'],
  ])('refuse %s, and keep nothing of it', async (_what, name, content, code) => {
    const before = stored().length;
    const { status, body } = await isu.post<Problem>('/api/files', formOf(await content(), name));
    expect([status, body.code, body.errors]).toEqual([422, code, [{ field: 'file', code, message: body.detail }]]);
    expect(stored()).toHaveLength(before);
    await nothingWaits();
  });

  it('are their sender’s alone while they hang on nothing', async () => {
    const view = await keep(isu, 'Mine');
    for (const role of ['isu_officer', 'presidency', 'partner_observer', 'administrator'] as const) {
      const other = await app.as(role);
      for (const path of [`/api/files/${view.id}`, `/api/files/${view.id}/content`])
        expect((await other.get<Problem>(path)).body.code).toBe('file.not_found');
    }
    expect((await (await app.as('auditor')).get(`/api/files/${view.id}/content`)).status).toBe(403);
    expect((await app.anonymous().get(`/api/files/${view.id}/content`)).status).toBe(401);
    const reads = await app.owner.query<{ action: string; actor_id: string; effective_label: string }[]>(
      `SELECT action, actor_id, effective_label FROM audit_entry WHERE subject_id = $1 ORDER BY at, action`,
      [view.id],
    );
    expect(reads).toEqual([{ action: 'file.kept', actor_id: isu.officer?.id, effective_label: 'restricted' }]);
    await isu.get(`/api/files/${view.id}/content`);
    const [read] = await app.owner.query<object[]>(
      `SELECT actor_id FROM audit_entry WHERE subject_id = $1 AND action = 'file.read'`,
      [view.id],
    );
    expect(read).toEqual({ actor_id: isu.officer?.id });
  });

  it('are taken back by their sender, in the version that was read', async () => {
    const { id } = await keep(isu, 'Sent by mistake');
    expect((await isu.delete<Problem>(`/api/files/${id}`, { version: 7 })).body.code).toBe('version.stale');
    expect((await (await app.as('presidency')).delete<Problem>(`/api/files/${id}`, { version: 1 })).status).toBe(404);
    expect((await isu.delete(`/api/files/${id}`, { version: 1 })).status).toBe(204);
    for (const path of [`/api/files/${id}`, `/api/files/${id}/content`]) expect((await isu.get(path)).status).toBe(404);
    expect((await isu.delete(`/api/files/${id}`, { version: 2 })).status).toBe(404);
  });

  it('say so when the store is away or has lost one, and keep no row', async () => {
    const view = await keep(isu, `To be lost, ${where}`);
    if (where === 'the folder') rmSync(join(folder, view.sha256.slice(0, 2), view.sha256));
    else s3.objects.clear();
    const lost = await isu.get<Problem>(`/api/files/${view.id}/content`);
    expect([lost.status, lost.body.code]).toEqual([503, 'file.content_missing']);
    if (where === 'the folder') return;
    s3.unwell = 500;
    const rows = await app.owner.query<object[]>('SELECT 1 FROM attachment');
    const answer = await send(isu, 'Not kept');
    s3.unwell = undefined;
    expect([answer.status, (answer.body as unknown as Problem).code]).toEqual([503, 'file.store_away']);
    expect(await app.owner.query<object[]>('SELECT 1 FROM attachment')).toHaveLength(rows.length);
  });
});

describe('what is no form with one file', () => {
  let app: TestApp;
  let isu: Client;
  beforeAll(async () => {
    app = await startApp();
    isu = await app.as('isu_officer');
  });
  afterAll(() => app.close());

  it('is told which part is wrong', async () => {
    const two = formOf('one');
    two.append('file', new Blob(['two']), 'two.txt');
    const field = formOf('one');
    field.append('label', 'public');
    const text = new FormData();
    text.append('file', 'no file but text');
    const answers = await Promise.all(
      [two, field, text, formOf('one', 'a.txt', 'attachment'), new FormData()].map((form) =>
        isu.post<Problem>('/api/files', form),
      ),
    );
    expect(answers.map(({ status, body }) => `${status} ${body.errors?.[0]?.field} ${body.errors?.[0]?.code}`)).toEqual(
      [
        '400 file field.unknown',
        '400 file field.unknown',
        '400 file field.unknown',
        '400 attachment field.unknown',
        '400 file file.missing',
      ],
    );
    const { incoming } = app.nest.get(FileStore, { strict: false });
    await until('the spool to be empty', () => Promise.resolve(readdirSync(incoming).length === 0));
  });

  it('is asked for in words: JSON here, a form elsewhere, a form without its boundary', async () => {
    const json = await isu.post<Problem>('/api/files', { file: 'x' });
    expect([json.status, json.body.detail]).toEqual([415, 'Send the file as multipart/form-data.']);
    expect((await isu.post<Problem>('/api/files')).status).toBe(415);
    const elsewhere = await isu.post<Problem>('/api/engagements', formOf('x'));
    expect([elsewhere.status, elsewhere.body.code]).toEqual([415, 'request.content_type']);
    const bare = await isu.send<Problem>('POST', '/api/files', 'x', { 'content-type': 'multipart/form-data' });
    expect([bare.status, bare.body.errors?.[0]?.field]).toEqual([400, 'body']);
  });

  it('is not even read of strangers, nor of who may not write', async () => {
    expect((await app.anonymous().post('/api/files', formOf('x'))).status).toBe(401);
    for (const role of ['partner_observer', 'auditor', 'administrator'] as const)
      expect((await (await app.as(role)).post('/api/files', formOf('x'))).status).toBe(403);
    const noToken = await isu.send('POST', '/api/files', formOf('x'), { 'x-csrf-token': 'none' });
    expect(noToken.status).toBe(403);
  });

  it('reads the names of browsers: UTF-8, quotes and line breaks escaped', async () => {
    const names = ['état.txt', '外交.txt', 'a"b.txt', 'x\r\ny.txt'];
    const views: FileView[] = [];
    for (const name of names) views.push(await keep(isu, 'text', name));
    expect(views.map(({ name }) => name)).toEqual(['état.txt', '外交.txt', 'a_b.txt', 'x y.txt']);
  });
});

/** Sends without a length until it is answered. */
function endless(url: string, by: Client): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(`${url}/api/files`, { method: 'POST', headers: by.formHeaders(BOUNDARY) });
    let left = 40;
    const more = () => {
      if (left-- > 0 && !sending.destroyed) sending.write(Buffer.alloc(1024 * 1024, 'x'), more);
      else sending.end(`\r\n--${BOUNDARY}--\r\n`);
    };
    sending.on('response', (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    sending.on('error', reject);
    sending.write(`${partOf('long.pdf')}%PDF-1.7\n`, more);
  });
}
