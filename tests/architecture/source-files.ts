import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the root of the checkout, with forward slashes. */
  path: string;
  text: string;
}

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.nx', '.angular', 'out-tsc', 'coverage', '.data']);

/** Every file under a folder of the checkout whose name ends in one of `endings`. */
export function filesIn(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesIn(path, endings);
    if (!endings.some((ending) => entry.name.endsWith(ending))) return [];
    const full = join(ROOT, path);
    return [{ path: relative(ROOT, full).replaceAll('\\', '/'), text: readFileSync(full, 'utf8') }];
  });
}
