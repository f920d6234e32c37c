// PostgreSQL out of an npm package, for trying the product out and for tests: nothing has to be installed.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { give, serverAccount } from './pg/account.mjs';
import { lastingFolder, logOf, readPid, runningServer, temporaryFolder } from './pg/folder.mjs';
import { findPrograms } from './pg/programs.mjs';

export { createRolesAndDatabase } from './pg/roles.mjs';

const run = promisify(execFile);
const superuser = 'postgres';
const forTests = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 };
const largestLog = 10_000_000;

/** See embedded-pg.d.mts. */
export async function startPostgres({ dir, port, superuserPassword, temporary = false, settings = {} } = {}) {
  if (temporary === (dir !== undefined)) throw new Error('Give either a folder or "temporary".');
  if (!temporary && !superuserPassword) throw new Error('A lasting server needs a password that is kept.');
  const account = serverAccount();
  const folder = temporary ? temporaryFolder(account) : lastingFolder(dir, account);
  const server = {
    folder,
    cluster: join(folder, 'data'),
    account,
    programs: findPrograms(account),
    password: superuserPassword ?? randomBytes(24).toString('hex'),
  };
  const orphan = runningServer(server.cluster);
  if (orphan !== undefined) await stopServer(server);
  if (!existsSync(server.cluster)) await initialise(server);
  demandSameMajor(server);
  const listening = await startOnPort(server, port, { ...(temporary ? forTests : {}), ...settings });
  return handle(server, listening, temporary);
}

/** A process of another kind, or a second start, may stop the server in this folder: the one its own pid file names. */
async function stopServer(server) {
  for (const mode of ['fast', 'immediate']) {
    if (await pgCtl(server, ['-m', mode, '-w', '-t', '30', 'stop']).then(...outcome)) return;
    if (runningServer(server.cluster) === undefined) return;
  }
  throw new Error(`PostgreSQL in ${server.cluster} does not stop.`);
}

const outcome = [() => true, () => false];

/** Under another name first: a cluster that was interrupted while it was made must not be taken for a whole one. */
async function initialise(server) {
  const half = `${server.cluster}.new`;
  const passwordFile = join(server.folder, `.password-${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, `${server.password}\n`, { mode: 0o600 });
  give(passwordFile, server.account);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await program(server, 'initdb', ['-D', half, ...access, ...locale, '--no-sync', '--no-instructions']);
    renameSync(half, server.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function demandSameMajor({ cluster, programs }) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (programs.version.split('.', 1)[0] !== made) {
    throw new Error(`The database in ${cluster} was made by PostgreSQL ${made}, this is ${programs.version}.`);
  }
}

/** Between choosing a free port and listening on it another process may take it: then once more. */
async function startOnPort(server, wanted, settings) {
  const log = logOf(server.cluster);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > largestLog) truncateSync(log);
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    try {
      await pgCtl(server, ['-w', '-t', '60', '-l', log, '-o', options(port, settings), 'start']);
      return port;
    } catch {
      if (wanted === undefined && attempt < 5 && lastLines(log).includes('could not create any TCP/IP sockets'))
        continue;
      throw new Error(`PostgreSQL did not start; the reason is at the end of ${log}.`);
    }
  }
}

function options(port, settings) {
  const all = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...settings };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}='${String(value)}'`)
    .join(' ');
}

const lastLines = (log) => readFileSync(log, 'utf8').slice(-2000);

function pgCtl(server, args) {
  return program(server, 'pg_ctl', ['-D', server.cluster, '-s', ...args]);
}

/** As the server's account, in a folder that it may enter. */
function program({ programs, account }, name, args) {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return run(join(programs.folder, 'bin', name), args, { ...account, env, cwd: '/', windowsHide: true });
}

/** A port of the loopback interface that nobody listens on just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function handle(server, port, temporary) {
  const passwords = new Map([[superuser, server.password]]);
  const pid = readPid(join(server.cluster, 'postmaster.pid'));
  const guard = watch(server, pid, temporary);
  const urlFor = (database, role = superuser) => {
    const password = passwords.get(role);
    if (password === undefined) throw new Error(`No password is known for the role ${role}.`);
    return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  };
  return {
    port,
    pid,
    dir: server.cluster,
    adminUrl: urlFor('postgres'),
    urlFor,
    remember: (role, password) => void passwords.set(role, password),
    async stop() {
      if (runningServer(server.cluster) === pid) await stopServer(server);
      guard?.kill('SIGKILL');
      guard?.stdin.destroy();
      if (temporary) rmSync(server.folder, { recursive: true, force: true });
    },
  };
}

/**
 * The server outlives us on purpose (Ctrl-C must reach it last), so a small shell waits for our end of a pipe to close:
 * if we are killed, it gives our other processes a moment and stops this server, if it is still this one.
 */
function watch(server, pid, temporary) {
  if (process.platform === 'win32') return undefined;
  const script = `cat >/dev/null; sleep "$3"
    [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2"
    [ -z "$4" ] || { sleep 2; rm -rf "$4"; }`;
  const args = [server.cluster, String(pid), temporary ? '0' : '5', temporary ? server.folder : ''];
  const guard = spawn('/bin/sh', ['-c', script, 'demarche-guard', ...args], {
    ...server.account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.unref();
  return guard;
}
