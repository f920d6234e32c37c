import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../shots/pages.js';
import { routePaths } from './routes.js';
import { ROOT } from './source-files.js';

describe('the list of pages that are photographed and tested in a browser', () => {
  it('holds every route of the web, and none that is gone', () => {
    const routes = routePaths();
    expect(routes.length).toBeGreaterThan(10);
    expect([...new Set(PAGES.map((page) => page.route))].sort()).toEqual(routes);
  });

  it('holds everything that opens above a page', () => {
    const overlays = [
      ...readFileSync(join(ROOT, 'web/src/app/app.overlays.ts'), 'utf8').matchAll(
        /^ {2}'?([\w-]+)'?: \(\) => import/gm,
      ),
    ].map((match) => match[1]);
    expect(overlays).toContain('quick-log');
    const listed = PAGES.map((page) => page.overlay);
    expect(overlays.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('names each page once', () => {
    const names = PAGES.map((page) => page.name);
    expect(names).toEqual([...new Set(names)]);
  });
});
