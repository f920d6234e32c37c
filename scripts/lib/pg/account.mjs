// PostgreSQL refuses to run as root; as root (a container, say) its processes run as the account `nobody`.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The account that PostgreSQL's processes get: `{}` (our own) unless we are root. */
export function serverAccount() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Whether the account may pass through every folder above `path`, and through `path` itself if it exists. */
export function canReach(path, account) {
  if (account.uid === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && (found.mode & passBit(found, account)) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function passBit(found, { uid, gid }) {
  if (found.uid === uid) return 0o100;
  return found.gid === gid ? 0o010 : 0o001;
}

/** Hands a file or folder to the account. */
export function give(path, account) {
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid);
}

/** Lets everybody read a tree (a copy of public program files made under a strict umask). */
export function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
