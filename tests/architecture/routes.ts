import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './source-files.js';

/** Every address of the web as `app.routes.ts` and what it loads write them: `states/:iso3/votes`, `**`. Sorted. */
export function routePaths(file = join(ROOT, 'web/src/app/app.routes.ts')): string[] {
  return [...new Set(pathsIn(file, ''))].sort();
}

function pathsIn(file: string, above: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node, prefix: string): void => {
    if (!ts.isObjectLiteralExpression(node)) return ts.forEachChild(node, (child) => visit(child, prefix));
    const part = (name: string) => node.properties.find((one) => one.name?.getText() === name);
    const path = part('path');
    if (!path || !ts.isPropertyAssignment(path) || !ts.isStringLiteral(path.initializer)) return;
    const here = [prefix, path.initializer.text].filter(Boolean).join('/');
    const loaded = part('loadChildren')
      ?.getText()
      .match(/import\('([^']+)'\)/)?.[1];
    if (loaded) found.push(...pathsIn(fileOf(join(dirname(file), loaded)), here));
    const children = part('children');
    if (children) visitInside(children, here);
    else if (!loaded && (part('loadComponent') ?? part('component'))) found.push(here);
  };
  const visitInside = (node: ts.Node, prefix: string): void => ts.forEachChild(node, (child) => visit(child, prefix));
  visitInside(source, above);
  return found;
}

function fileOf(path: string): string {
  const file = `${path}.ts`;
  if (!existsSync(file)) throw new Error(`${file} is routed to and does not exist`);
  return file;
}
