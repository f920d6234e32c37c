import type { INestApplicationContext } from '@nestjs/common';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileView } from '@demarche/contracts/files';
import { ContentLock } from '../src/features/files/content-lock.js';
import { FileSweepService } from '../src/features/files/file-sweep.service.js';
import { Spool } from '../src/features/files/spool.js';
import { FileStore } from '../src/features/files/store/file-store.js';
import { JobHandlers } from '../src/platform/jobs/job-handlers.js';
import { startApp, type TestApp } from './app.js';
import type { Client } from './client.js';
import { keep, send } from './file-forms.js';
import { haveStates, log } from './outreach.js';
import { S3Server } from './s3-server.js';
import { startWorker } from './workers.js';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

describe.each(['the folder', 'an object store'])('the sweep of %s', (where) => {
  let app: TestApp;
  let worker: INestApplicationContext;
  let folder: string;
  let isu: Client;
  const s3 = new S3Server();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-sweep-'));
    const bucket = {
      FILES_S3_URL: await s3.start(),
      FILES_S3_BUCKET: 'bucket',
      FILES_S3_REGION: 'eu-test-1',
      FILES_S3_KEY: 'id-of-tests',
      FILES_S3_SECRET: 'secret',
    };
    const env = { FILES_DIR: folder, DEMARCHE_TREATY: 'ccm', ...(where === 'an object store' && bucket) };
    app = await startApp(env);
    await haveStates(app);
    worker = await startWorker(app, env);
    isu = await app.as('isu_officer');
  });
  afterAll(async () => {
    await worker.close();
    await app.close();
    await s3.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await app.owner.query('DELETE FROM attachment');
    for (const hash of stored()) await worker.get(FileStore, { strict: false }).remove(hash);
  });

  const stored = () =>
    where === 'the folder'
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap(
          (path) => /[0-9a-f]{64}$/.exec(path)?.[0] ?? [],
        )
      : [...s3.objects.keys()].map((key) => key.replace('files/', ''));
  const putAt = (hash: string, at: Date) => {
    if (where === 'the folder') utimesSync(join(folder, hash.slice(0, 2), hash), at, at);
    else s3.objects.get(`files/${hash}`)!.at = at;
  };
  const sweep = () => worker.get(FileSweepService, { strict: false }).sweep();
  /** Content that was put and never named: the process died before the commit. */
  const orphan = async (content: string, at: Date) => {
    const spool = worker.get(Spool, { strict: false });
    const spooled = await spool.write(Buffer.from(content));
    await worker.get(FileStore, { strict: false }).put(spooled);
    await spool.remove(spooled.path);
    putAt(spooled.sha256, at);
    return spooled.sha256;
  };

  it('runs by the hour', () => {
    const { schedules, handlers } = worker.get(JobHandlers, { strict: false }).collect();
    expect(schedules).toContainEqual({ name: 'file-sweep', pattern: '23 * * * *' });
    expect(handlers.has('file-sweep')).toBe(true);
  });

  it('removes what no row names for a day, page after page, and nothing that one names', async () => {
    const kept = await keep(isu, 'Kept for long');
    putAt(kept.sha256, ago(400));
    const orphans = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => orphan(text, ago(1.1))));
    const young = await orphan('of an hour ago', ago(0.1));
    expect(await sweep()).toEqual({ expired: 0, contents: orphans.length, unfinished: 0 });
    expect(stored().sort()).toEqual([kept.sha256, young].sort());
    expect(await sweep()).toEqual({ expired: 0, contents: 0, unfinished: 0 });
    expect((await isu.get(`/api/files/${kept.id}/content`)).text).toBe('Kept for long');
  });

  it('leaves what was put again, whatever its first day', async () => {
    await orphan('sent again', ago(3));
    const again = await keep(isu, 'sent again');
    expect((await sweep()).contents).toBe(0);
    expect((await isu.get(`/api/files/${again.id}/content`)).text).toBe('sent again');
  });

  it('keeps what was taken away for thirty days, and what another file stands on for good', async () => {
    const [gone, shared] = [await keep(isu, 'Gone'), await keep(isu, 'Shared')];
    const other = await keep(isu, 'Shared');
    for (const { id, sha256 } of [gone, shared]) {
      await isu.delete(`/api/files/${id}`, { version: 1 });
      putAt(sha256, ago(60));
    }
    expect((await sweep()).contents).toBe(0);
    await app.owner.query('UPDATE attachment SET deleted_at = $1 WHERE deleted_at IS NOT NULL', [ago(31)]);
    expect((await sweep()).contents).toBe(1);
    expect(stored()).toEqual([other.sha256]);
  });

  it('takes away uploads that no record took within a week, and says so', async () => {
    const [loose, attached, young] = [await keep(isu, 'Loose'), await keep(isu, 'Attached'), await keep(isu, 'Young')];
    await log(isu, { attachmentIds: [attached.id] });
    await app.owner.query('UPDATE attachment SET created_at = $1 WHERE id = ANY($2)', [
      ago(7.1),
      [loose.id, attached.id],
    ]);
    expect((await sweep()).expired).toBe(1);
    const status = async ({ id }: FileView) => (await isu.get(`/api/files/${id}`)).status;
    expect([await status(loose), await status(attached), await status(young)]).toEqual([404, 200, 200]);
    const entries = await app.owner.query<object[]>(
      `SELECT actor_name, effective_label FROM audit_entry WHERE action = 'file.expired'`,
    );
    expect(entries).toEqual([{ actor_name: 'file-sweep', effective_label: 'restricted' }]);
  });

  it('clears what killed processes left half received', async () => {
    const spool = worker.get(Spool, { strict: false });
    const { path } = await spool.write(Buffer.from('half'));
    utimesSync(path, ago(2), ago(2));
    expect((await sweep()).unfinished).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it('never removes content whose row is about to be committed', async () => {
    const hash = await orphan('about to be named', ago(2));
    const db = worker.get(DataSource, { strict: false });
    const contents = worker.get(ContentLock, { strict: false });
    let swept: Promise<unknown> = Promise.resolve();
    await db.transaction(async (em) => {
      await contents.hold(em, hash);
      swept = sweep();
      await waitsForLock();
      await em.query(
        `INSERT INTO attachment (id, sha256, name, media_type, size, owner_id, label, effective_label, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, 'a.txt', 'text/plain', 1, $2, 'public', 'public', $3, $3)`,
        [hash, isu.officer?.id, new Date()],
      );
    });
    expect(await swept).toMatchObject({ contents: 0 });
    expect(stored()).toEqual([hash]);
  });

  it('makes an upload that comes too late say so, and keep no row', async () => {
    const store = app.nest.get(FileStore, { strict: false });
    const put = store.put.bind(store);
    store.put = async (spooled) => {
      await put(spooled);
      await store.remove(spooled.sha256);
    };
    const answer = await send(isu, 'swept between').finally(() => (store.put = put));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await app.owner.query<object[]>('SELECT 1 FROM attachment')).toEqual([]);
  });

  /** Until a session waits for an advisory lock of this database. */
  async function waitsForLock(): Promise<void> {
    for (;;) {
      const waiting = await app.owner.query<object[]>(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if (waiting.length > 0) return;
    }
  }
});
