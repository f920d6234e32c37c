import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../architecture/source-files.ts';
import { ROOT } from './compose.js';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** Name and default of each row in the guide's table of settings. */
const guide = new Map(
  [...read('docs/operations.md').matchAll(/^\| `([A-Z0-9_]+)` *\| ([^|]+?) *\|/gm)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('`', ''),
  ]),
);
const code = read('api/src/platform/config.ts');
const listed = names(/SETTINGS[^=]*= new Set\(\[([^\]]+)\]/.exec(code)?.[1] ?? '', /'(\w+)'/g);
/** What the starter alone reads (scripts/lib/start/settings.mjs). */
const ofStart = names(read('scripts/lib/start/settings.mjs'), /set\('([A-Z]+_[A-Z_]+|PORT|HOST)'\)/g).filter(
  (name) => !/^(XDG|LOCALAPPDATA)/.test(name),
);

describe('the settings', () => {
  it('are those that the guide explains, no more and no fewer', () => {
    expect(listed.length).toBeGreaterThan(15);
    expect([...guide.keys()].sort()).toEqual([...new Set([...listed, ...ofStart])].sort());
  });

  it('have the defaults that the guide names', () => {
    const defaults = [...code.matchAll(/^ {2}([A-Z0-9_]+)(?:: [^=;]+)? = ([^;]+);$/gm)];
    expect(defaults.length).toBeGreaterThan(5);
    for (const [, name = '', value = ''] of defaults) {
      const plain = value.replaceAll("'", '').replace(/(?<=\d)_(?=\d)/g, '');
      expect(guide.get(name), name).toBe(plain);
    }
  });

  it('are read in one place: nothing else of the product looks into the environment', () => {
    const ours = filesIn('api/src', ['.ts']).filter(({ path }) => !path.endsWith('.spec.ts'));
    const asked = ours.flatMap(({ text }) => names(text, /process\.env(?:\.|\[')(\w+)/g));
    // How npm start tells a process that it has a parent.
    expect([...new Set(asked)]).toEqual(['DEMARCHE_PARENT']);
  });
});
