import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycle, type Import, importsOf } from './imports.js';
import { apiFault, FEATURES, webFault } from './rules.js';
import { filesIn, ROOT } from './source-files.js';

const code = (folder: string) => filesIn(folder, ['.ts']).filter(({ path }) => !/\.(spec|d)\.ts$/.test(path));
const faults = (folder: string, fault: (one: Import) => string | undefined) =>
  code(folder)
    .flatMap(importsOf)
    .flatMap((one) => (fault(one) ? [`${one.from} imports ${one.to}: ${fault(one)}`] : []));

describe('who may import whom', () => {
  it('in the API: left to right, the platform knows no feature', () => {
    expect(faults('api/src', apiFault)).toEqual([]);
  });

  it('every feature of the API has its place in that order, and CONTRIBUTING.md tells it', () => {
    const there = code('api/src/features').map(({ path }) => path.split('/')[3] ?? '');
    expect([...new Set(there)].filter((name) => !FEATURES.includes(name))).toEqual([]);
    const [, list = ''] = /```\n(users [^`]+)```/.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')) ?? [];
    expect(list.trim().split(/\s+/)).toEqual(FEATURES);
  });

  it('in the web: features never each other, ui neither HTTP nor stores', () => {
    expect(faults('web/src', webFault)).toEqual([]);
  });

  it.each(['api/src', 'web/src', 'libs/domain/src', 'libs/contracts/src', 'libs/packs/src'])(
    '%s has no import cycle',
    (folder) => {
      // A type is gone when the code runs; a file that imports only types closes no circle.
      expect(
        findCycle(
          code(folder)
            .flatMap(importsOf)
            .filter((one) => !one.typeOnly),
        ),
      ).toBeUndefined();
    },
  );
});

describe('the rules themselves', () => {
  const api = (from: string, to: string) => apiFault({ from: `api/src/${from}`, to, typeOnly: false });
  it.each([
    ['platform/clock.ts', 'api/src/features/users/user.entity.ts', 'the platform knows no feature'],
    ['features/users/a.ts', 'api/src/features/offices/office.entity.ts', 'users stands left of offices'],
    ['features/letters/a.ts', 'api/src/features/events/event.entity.ts', 'letters stands left of events'],
    ['features/events/a.ts', 'api/src/features/letters/letter.entity.ts', 'events and letters are siblings'],
    ['features/tasks/a.ts', 'api/src/features/people/people.queries.ts', 'tasks may take entities'],
    ['features/unheard/a.ts', 'api/src/features/users/user.entity.ts', 'unheard has no place'],
    ['features/tasks/a.ts', 'api/src/features.ts', 'a feature knows nothing of the processes'],
    ['features/tasks/a.ts', '@demarche/packs/index', 'only states and votes read packs'],
    ['main.ts', 'api/test/app.ts', 'the product imports nothing from its tests'],
  ])('%s must not import %s', (from, to, why) => {
    expect(api(from, to)).toContain(why);
  });
  it.each([
    ['features/tasks/a.ts', 'api/src/features/people/person.entity.ts'],
    ['features/tasks/a.ts', 'api/src/platform/clock.ts'],
    ['features/votes/a.ts', '@demarche/packs/index'],
    ['migrate.ts', 'api/src/features/states/load.ts'],
  ])('%s may import %s', (from, to) => {
    expect(api(from, to)).toBeUndefined();
  });

  it.each([
    ['features/tasks/a.ts', 'web/src/app/features/votes/b.ts', 'features/tasks does not know features/votes'],
    ['ui/a.ts', 'web/src/app/core/session-store.ts', 'ui knows no store'],
    ['ui/a.ts', '@angular/common/http', 'ui asks no server'],
    ['core/a.ts', 'web/src/app/features/tasks/b.ts', 'core does not know features/tasks'],
    ['core/a.ts', '@demarche/packs/x', 'domain and contracts only'],
  ])('%s must not import %s in the web', (from, to, why) => {
    expect(webFault({ from: `web/src/app/${from}`, to, typeOnly: false })).toContain(why);
  });

  it('find imports however they are written, and circles', () => {
    const text = `import a from './a.js'; import type { B } from './b.js'; import { type C } from './c.js';
      export * from './d.js'; const e = await import('./e.js'); import '@scope/f';`;
    const found = importsOf({ path: 'x/y.ts', text });
    expect(found.map((one) => [one.to, one.typeOnly])).toEqual([
      ['x/a.ts', false],
      ['x/b.ts', true],
      ['x/c.ts', true],
      ['x/d.ts', false],
      ['x/e.ts', false],
      ['@scope/f', false],
    ]);
    const edge = (from: string, to: string): Import => ({ from, to, typeOnly: false });
    expect(findCycle([edge('a', 'b'), edge('b', 'c'), edge('c', 'b')])).toEqual(['b', 'c', 'b']);
    expect(findCycle([edge('a', 'b'), edge('a', 'c'), edge('b', 'c')])).toBeUndefined();
  });
});
