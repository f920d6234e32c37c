// Builds what is out of date. Nx would find out by itself, but takes seconds to say "nothing to do".
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root, tool } from './checkout.mjs';
import { Failure } from './failure.mjs';
import { lastLines, runQuietly } from './quiet.mjs';

const projects = ['libs/domain', 'libs/contracts', 'libs/packs', 'api', 'web'];
const shared = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const products = ['api/dist/main.js', 'api/dist/worker.js', 'api/dist/migrate.js', 'web/dist/index.html'];
const notSources = new Set(['node_modules', 'dist', 'out-tsc', '.angular', 'coverage', 'test']);
const stamp = inRoot('node_modules/.demarche-built');

/** For every run of Nx: no background process, plain output, nothing sent anywhere. */
export const nxSettings = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', CI: 'true' };

/**
 * @param options see `runQuietly`
 * @returns whether anything was out of date.
 * @throws Failure after printing the end of the builders' words.
 */
export async function build(options = {}) {
  const wanted = fingerprint();
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted &&
    products.every((file) => existsSync(inRoot(file)))
  ) {
    return false;
  }
  rmSync(stamp, { force: true });
  const names = projects.map((project) => JSON.parse(readFileSync(inRoot(project, 'package.json'), 'utf8')).name);
  const args = ['run-many', '-t', 'build', `--projects=${names.join(',')}`, '--outputStyle=static'];
  const { code, output } = await runQuietly(tool('nx'), args, {
    cwd: root,
    env: { ...process.env, ...nxSettings },
    ...options,
  });
  if (code !== 0) {
    console.error(lastLines(output, 150));
    throw new Failure('The build failed; its words are above.');
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** Paths, sizes and times of all sources: anything that an editor, git or a generator does to one changes it. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [
    ...shared.map((name) => inRoot(name)),
    ...projects.flatMap((project) => sources(inRoot(project))),
  ]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name) && !/\.spec\.ts$|\.log$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return entry.isFile() ? [path] : [];
    });
}
