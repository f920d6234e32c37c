import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spool } from '../spool.js';
import { FolderStore } from './folder-store.js';

let folder: string;
let store: FolderStore;
let spool: Spool;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-store-'));
  store = new FolderStore(folder);
  spool = new Spool(store.incoming);
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = async (content: string) => {
  const spooled = await spool.write(Buffer.from(content));
  await store.put(spooled);
  return spooled.sha256;
};
const listed = async (before: Date) => {
  const found: string[] = [];
  for await (const { sha256 } of store.list(before)) found.push(sha256);
  return found.sort();
};

describe('the folder', () => {
  it('keeps content under its hash, once, and gives it back', async () => {
    const hashes = await Promise.all(Array.from({ length: 10 }, () => put('the same')));
    const hash = hashes[0] ?? '';
    expect(new Set(hashes).size).toBe(1);
    expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([hash]);
    expect(statSync(join(folder, hash.slice(0, 2), hash)).mode & 0o077).toBe(0);
    expect(readdirSync(store.incoming)).toEqual([]);
    expect(await text(await store.open(hash))).toBe('the same');
    expect([await store.has(hash), await store.has('f'.repeat(64))]).toEqual([true, false]);
  });

  it('says what it does not have, and removes what it does', async () => {
    const hash = await put('short-lived');
    await store.remove(hash);
    await store.remove(hash);
    expect(await store.has(hash)).toBe(false);
    await expect(store.open(hash)).rejects.toMatchObject({ kind: 'unavailable', code: 'file.content_missing' });
  });

  it('lists what was last put before; putting again renews', async () => {
    const [old, again, young] = [await put('old'), await put('again'), await put('young')];
    const long = new Date('2026-01-01Z');
    for (const hash of [old, again]) utimesSync(join(folder, hash.slice(0, 2), hash), long, long);
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    writeFileSync(join(folder, old.slice(0, 2), 'half'), 'not ours');
    await put('again');
    expect(await listed(new Date('2026-01-02Z'))).toEqual([old]);
    expect(await listed(new Date(Date.now() + 60_000))).toEqual([old, again, young].sort());
  });

  it('that was never made holds nothing', async () => {
    store = new FolderStore(join(folder, 'nowhere'));
    expect(await listed(new Date())).toEqual([]);
    expect(await store.has('a'.repeat(64))).toBe(false);
  });
});
