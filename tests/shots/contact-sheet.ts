import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Shot } from './camera.js';

export const fileOf = ({ page, width, theme, state }: Shot) => `${page.name}-${state}-${width}-${theme}.png`;

/** One page with every picture, each beside the one of the reference that it should look like. */
export function writeContactSheet(folder: string, shots: readonly Shot[], reference: string | undefined): string {
  const figures = shots.map((shot) => {
    const model = reference && modelOf(shot, reference);
    const pictures = [picture(fileOf(shot), 'ours'), ...(model ? [picture(model, 'reference')] : [])];
    return `<section><h2>${shot.page.name} · ${shot.state} · ${shot.width} · ${shot.theme}</h2><div>${pictures.join('')}</div></section>`;
  });
  const path = join(folder, 'index.html');
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>Pictures of every page</title>
<style>body{font:14px sans-serif;margin:24px}div{display:flex;gap:24px;align-items:start}img{max-inline-size:min(46vw,960px);border:1px solid}h2{font-size:14px}figure{margin:0}</style>
${figures.join('\n')}
`,
  );
  return path;
}

const picture = (source: string, what: string) =>
  `<figure><a href="${source}"><img loading="lazy" src="${source}" alt=""></a><figcaption>${what}</figcaption></figure>`;

function modelOf({ page, width, theme }: Shot, folder: string): string | undefined {
  if (!page.reference) return undefined;
  const names = [`${page.reference}${width < 720 ? '-360' : ''}-${theme}.png`, `${page.reference}-${theme}.png`];
  const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  return found && pathToFileURL(found).href;
}

/** From where the command was typed. */
export const shown = (path: string) => relative(process.cwd(), path) || path;
