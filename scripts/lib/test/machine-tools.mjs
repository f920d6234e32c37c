// What the tests need of the machine and npm does not bring: a Chromium and a Redis server.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from '../failure.mjs';
import { lastLines, runQuietly } from '../quiet.mjs';

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The paths of both, installed first where we may (as root on Debian).
 * @throws Failure that names what is missing.
 */
export async function machineTools(options) {
  const missing = missingPackages();
  if (missing.length > 0) await install(missing, options);
  return { chromium: chromium(), redis: find('redis-server') };
}

const chromium = () => process.env.CHROMIUM || browsers.map(find).find(Boolean);

function missingPackages() {
  return [chromium() ? undefined : 'chromium', find('redis-server') ? undefined : 'redis-server'].filter(Boolean);
}

async function install(names, options) {
  const list = names.join(' and ');
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !find('apt-get')) {
    const chromiumHint = names.includes('chromium') ? ' (CHROMIUM may name its path)' : '';
    throw new Failure(
      `The tests need ${list}, not found on this machine: install it${chromiumHint}, then run npm test again.`,
    );
  }
  console.log(`Installing ${list} (apt-get) …`);
  // Run level 1: a freshly installed Redis must not be started as a service.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await apt(['update', '-q'], env, options);
  await apt(['install', '-q', '-y', '--no-install-recommends', ...names], env, options);
  if (missingPackages().length > 0) throw new Failure(`apt-get brought no ${missingPackages().join(' and no ')}.`);
}

async function apt(args, env, options) {
  const { code, output } = await runQuietly('apt-get', args, { env, ...options });
  if (code === 0) return;
  console.error(lastLines(output));
  throw new Failure(`apt-get ${args[0]} failed with exit code ${code}; its words are above.`);
}

/** The full path of a program of the PATH (or of a path that exists). */
function find(name) {
  const folders = name.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => (folder ? join(folder, name) : name)).find(canRun);
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
