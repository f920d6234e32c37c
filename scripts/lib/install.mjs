// Brings node_modules to the state that package-lock.json names. Runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot, pinnedNode, root } from './checkout.mjs';
import { Failure } from './failure.mjs';
import { lastLines, runQuietly } from './quiet.mjs';

const stamp = inRoot('node_modules/.demarche-installed');

/**
 * Runs `npm ci` when node_modules is missing, incomplete or of another lockfile. What somebody installed by hand is taken
 * once, where we have not installed ourselves.
 * @returns whether it had to.
 * @throws Failure after printing the end of npm's own words.
 */
export async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  const installed = read(stamp);
  if (existsSync(pinnedNode) && installed === wanted) return false;
  if (existsSync(pinnedNode) && installed === undefined && installedByHand()) {
    writeFileSync(stamp, wanted);
    return false;
  }
  console.log('Installing packages (npm ci; some two minutes) …');
  const began = Date.now();
  await npmCi();
  writeFileSync(stamp, wanted);
  console.log(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`);
  return true;
}

/** Development packages too, whatever NODE_ENV says: the pinned Node and the builders are among them. */
async function npmCi() {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const { code, output } = await runQuietly(command, [...first, ...args], {
    cwd: root,
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (code === 0) return;
  console.error(lastLines(output));
  throw new Failure(`Installing the packages failed: npm ci ended with exit code ${code}; its words are above.`);
}

/** Whether `npm ci` or `npm install` left exactly what the lockfile names (npm's own record is its last step). */
function installedByHand() {
  const has = parse(read(inRoot('node_modules/.package-lock.json')))?.packages;
  const wants = parse(read(inRoot('package-lock.json')))?.packages;
  if (!has || !wants) return false;
  return Object.entries(wants)
    .filter(([path, { link }]) => path.includes('node_modules/') && !link)
    .every(([path, { version, optional }]) =>
      has[path] ? has[path].version === version && existsSync(inRoot(path, 'package.json')) : optional,
    );
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function parse(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
}
