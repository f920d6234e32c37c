import { Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '@demarche/domain/file-kind';
import { Spool } from './spool.js';

Logger.overrideLogger(false);

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'demarche-spool-'));
  folder = join(root, 'a', 'incoming');
});
afterEach(() => rmSync(root, { recursive: true }));

const megabytes = (count: number) =>
  Readable.from(
    (function* () {
      for (let i = 0; i < count; i++) yield Buffer.alloc(1024 * 1024, i);
    })(),
  );

describe('the spool', () => {
  it('measures what comes, in a file that nobody else may read', async () => {
    const { path, sha256, size } = await new Spool(folder).write(
      Readable.from([Buffer.from('Dear '), Buffer.from('colleague')]),
    );
    expect(readFileSync(path, 'utf8')).toBe('Dear colleague');
    expect([sha256, size]).toEqual([createHash('sha256').update('Dear colleague').digest('hex'), 14]);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('takes 20 MB, and stops a stream at the first byte beyond', async () => {
    const spool = new Spool(folder);
    const whole = await spool.write(megabytes(20));
    expect(whole.size).toBe(MAX_FILE_BYTES);
    let asked = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) yield (asked++, Buffer.alloc(1024 * 1024));
      })(),
    );
    await expect(spool.write(endless)).rejects.toMatchObject({ kind: 'too_large', code: 'file.too_large' });
    expect(asked).toBeLessThan(30);
    expect(endless.destroyed).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('leaves nothing of what breaks off', async () => {
    const source = new PassThrough();
    const written = new Spool(folder).write(source);
    source.write('half');
    source.destroy(new Error('the sender is gone'));
    await expect(written).rejects.toThrow('the sender is gone');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that it is away where the system refuses', async () => {
    writeFileSync(join(root, 'file'), '');
    const closed = new Spool(join(root, 'file', 'incoming'));
    await expect(closed.write(Buffer.from('x'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'file.store_away',
    });
  });

  it('is swept of what is old, and of nothing else', async () => {
    const spool = new Spool(folder);
    expect(await spool.sweep(new Date())).toBe(0);
    const [old, young] = [await spool.write(Buffer.from('old')), await spool.write(Buffer.from('young'))];
    utimesSync(old.path, new Date('2026-11-20Z'), new Date('2026-11-20Z'));
    expect(await spool.sweep(new Date('2026-11-21Z'))).toBe(1);
    expect(readdirSync(folder)).toEqual([young.path.split('/').at(-1)]);
  });
});
