import type { Request, Response } from 'express';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressedFiles } from './compressed-files.js';

describe('files of the web, compressed', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'demarche-web-'));
    for (const name of ['main.js', 'main.js.gz', 'favicon.svg']) writeFileSync(join(root, name), '');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  function ask(path: string, { method = 'GET', takes = true, range = undefined as string | undefined } = {}) {
    const headers: Record<string, string> = {};
    const req = { method, path, url: path, headers: { range }, acceptsEncodings: () => (takes ? 'gzip' : false) };
    const res = {
      vary: (name: string) => (headers['vary'] = name),
      type: (ending: string) => ((headers['type'] = ending), res),
      setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    };
    compressedFiles(root)(req as unknown as Request, res as unknown as Response, () => undefined);
    return { url: req.url, headers };
  }

  it('are sent to who takes gzip, with the type of the file they stand for', () => {
    expect(ask('/main.js')).toEqual({
      url: '/main.js.gz',
      headers: { vary: 'Accept-Encoding', type: '.js', 'content-encoding': 'gzip' },
    });
    expect(ask('/main.js', { method: 'HEAD' }).url).toBe('/main.js.gz');
  });

  it.each([
    ['who does not take it', '/main.js', { takes: false }, { vary: 'Accept-Encoding' }],
    ['who asks for a part', '/main.js', { range: 'bytes=0-9' }, { vary: 'Accept-Encoding' }],
    ['what was not compressed', '/favicon.svg', {}, {}],
    ['a write', '/main.js', { method: 'POST' }, {}],
    ['a name that climbs', '/../main.js', {}, {}],
  ])('are not sent to %s', (_who, path, how, headers) => {
    expect(ask(path, how)).toEqual({ url: path, headers });
  });
});
