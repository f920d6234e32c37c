// The folder with everything that must outlive a run: the embedded database, its passwords, the secret, the logs.
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { because, Failure } from '../failure.mjs';

/**
 * Makes the folder, closed to all others. Only for root it can be passed through (0711), for the embedded server's own
 * account has its folder inside. One that is there keeps its permissions: somebody may have named /tmp, and what lies in
 * it is closed by itself.
 * @throws Failure when it cannot be made, read or written.
 */
export function openDataFolder(folder) {
  const isRoot = process.getuid?.() === 0;
  try {
    make(folder, isRoot ? 0o711 : 0o700);
    demandUsable(folder);
    const logs = join(folder, 'logs');
    make(logs, 0o700);
    demandUsable(logs);
  } catch (error) {
    throw new Failure(`The data folder ${folder} cannot be used: ${because(error)} (DEMARCHE_DATA_DIR names another).`);
  }
}

function demandUsable(folder) {
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'EEXIST' });
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

/** Not Node's `recursive`: it never comes back where the system answers "does not exist" to a making (/proc). */
function make(folder, mode) {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) make(dirname(folder), mode);
  mkdirSync(folder, { mode });
  chmodSync(folder, mode);
}

/** The text kept under this name, made on first use; readable by us alone. Never half-written, never made twice. */
export function keep(folder, name, make) {
  const file = join(folder, name);
  try {
    const text = readFileSync(file, 'utf8');
    if (text === '') throw new Failure(`${file} is empty: remove it, and another is made.`);
    return text;
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error.code !== 'ENOENT') throw new Failure(`${file} cannot be read: ${because(error)}.`);
  }
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, make(), { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh);
  }
  return readFileSync(file, 'utf8');
}

export const randomText = (bytes) => randomBytes(bytes).toString('base64url');

/** Four groups of four letters and digits without look-alikes: about 79 bits, and it can be typed. */
export function speakablePassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const one = () => letters[uniform(letters.length)];
  return Array.from({ length: 4 }, () => one() + one() + one() + one()).join('-');
}

function uniform(limit) {
  for (;;) {
    const [byte] = randomBytes(1);
    if (byte < 256 - (256 % limit)) return byte % limit;
  }
}
