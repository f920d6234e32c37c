import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './compose.js';
import { copies, runs, type Stage, stages } from './dockerfile.js';

const all = stages();
const stage = (name: string): Stage => {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`There is no stage ${name}.`);
  return found;
};
const json = <T>(name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as T;
const lock = json<{ packages: Record<string, { version: string }> }>('package-lock.json');
const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');

/** Whether `.dockerignore`, which excludes all and names what may enter, lets this in. */
const mayEnter = (path: string) =>
  ignored.some((line) => line.startsWith('!') && (path === line.slice(1) || path.startsWith(`${line.slice(1)}/`)));

describe('Dockerfile', () => {
  it('stands on the Node that the lockfile pins, and on nothing else', () => {
    const pinned = lock.packages['node_modules/node']?.version;
    const [first, ...others] = all;
    expect(first?.base).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim$/);
    expect(first?.base).toContain(`node:${pinned}-`);
    const names = all.map(({ name }) => name);
    for (const { base } of others) expect(names).toContain(base);
  });

  it('copies only what is there and may enter', () => {
    expect(ignored).toContain('*');
    const sources = all.flatMap(copies).filter(({ from }) => from === undefined);
    expect(sources.length).toBeGreaterThan(5);
    for (const path of sources.flatMap(({ sources }) => sources)) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(mayEnter(path), path).toBe(true);
    }
  });

  it('knows every workspace before it installs', () => {
    const known = copies(stage('manifests')).flatMap(({ sources }) => sources);
    const workspaces = Object.keys(lock.packages).filter((path) => path && !path.includes('node_modules'));
    expect(workspaces).toHaveLength(6);
    expect(known.sort()).toEqual(
      ['package.json', 'package-lock.json', ...workspaces.map((path) => `${path}/package.json`)].sort(),
    );
  });

  it('finds all that runs in the one node_modules that it copies', () => {
    const nested = Object.keys(lock.packages).filter((path) => /^(api|libs\/\w+)\/node_modules\//.test(path));
    expect(nested).toEqual([]);
  });

  it('takes from other stages what they hold', () => {
    const held = (name: string): string[] => {
      const one = all.find((found) => found.name === name);
      return one ? [...copies(one).flatMap(({ sources }) => sources), ...held(one.base)] : [];
    };
    for (const { from = '', sources } of copies(stage('product'))) {
      for (const path of sources.map((source) => source.replace(/^\/app\//, ''))) {
        const made = from === 'dependencies' ? path === 'node_modules' : /^(api|web)\/dist$/.test(path);
        expect(made || held(from).includes(path), `${path} of ${from}`).toBe(true);
      }
    }
  });

  it('runs as nobody in particular, with a health check, what the build makes', () => {
    const product = stage('product');
    expect(product.instructions.findLast(({ name }) => name === 'USER')?.rest).toBe('node');
    for (const instruction of ['CMD', 'HEALTHCHECK']) {
      const [program, ...args] = runs(product, instruction);
      expect(program).toBe('node');
      const entry = args.at(-1) ?? '';
      expect(entry).toMatch(/^api\/dist\/\w+\.js$/);
      expect(existsSync(join(ROOT, entry.replace('dist', 'src').replace(/js$/, 'ts'))), entry).toBe(true);
    }
  });
});
