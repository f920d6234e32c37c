import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-files.js';

const names = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((name) => name && statSync(join(ROOT, name), { throwIfNoEntry: false })?.isFile());
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const code = names.filter((name) => /\.(ts|mjs|js|css|html)$/.test(name) && !name.includes('libs/packs/raw/'));
const lines = (name: string) => read(name).split('\n').length - 1;
/** Lines of files that hold `pattern`, as `file: line`. This file names what it forbids. */
const holding = (files: readonly string[], pattern: RegExp) =>
  files
    .filter((name) => name !== 'tests/architecture/files.spec.ts')
    .flatMap((name) =>
      read(name)
        .split('\n')
        .flatMap((line) => (pattern.test(line) ? [`${name}: ${line.trim().slice(0, 120)}`] : [])),
    );

describe('files', () => {
  it('are small: none over 400 lines, nearly all under 250, the median under 60', () => {
    const sizes = code.map((name) => ({ name, size: lines(name) }));
    expect(sizes.filter(({ size }) => size > 400)).toEqual([]);
    const large = sizes.filter(({ size }) => size > 250);
    expect(large.length / sizes.length, JSON.stringify(large)).toBeLessThan(0.03);
    const median = sizes.map(({ size }) => size).sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
    expect(median).toBeLessThan(60);
  });

  it.each<[string, RegExp]>([
    ['any', /[\w)\]?]:\s*any\s*[;,)=|&[\]]|\bas any\b(?! of)|<any[,>]|\bany\[\]/],
    ['a switched-off lint rule', /eslint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error/],
    ['forwardRef', /\bforwardRef\(/],
    ['a promise to come', /\b(TODO|FIXME|XXX:|HACK)\b/],
    ['a test that is left out', /\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/],
  ])('hold no %s', (_what, pattern) => {
    expect(holding(code, pattern)).toEqual([]);
  });

  it('are no barrels', () => {
    const barrels = code.filter(
      (name) => /\.ts$/.test(name) && /^(export (\*|\{[^}]*\}) from [^;]+;\s*)+$/.test(read(name)),
    );
    expect(barrels).toEqual([]);
  });

  it('speak of this repository alone: no registry is named', () => {
    const registry = /registry\.(npmjs|yarnpkg)\b|"resolved": "[a-z]+:|_authToken/;
    expect(
      holding(
        names.filter((name) => /\.(json|npmrc|md|ts|mjs|yml|yaml)$|\.npmrc$/.test(name)),
        registry,
      ),
    ).toEqual([]);
  });
});
