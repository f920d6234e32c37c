// npm start, under the pinned Node: build, database, migration, HTTP and job process; and all of it down again.
import { join } from 'node:path';
import { build } from '../build.mjs';
import { explain, Failure } from '../failure.mjs';
import { stopRequest } from '../stop-request.mjs';
import { keep, openDataFolder, speakablePassword } from './data-folder.mjs';
import { startDatabase } from './database.mjs';
import { productEnvironment } from './environment.mjs';
import { takeLock } from './lock.mjs';
import { migrate } from './migrate.mjs';
import { demandFreePort } from './port.mjs';
import { startService } from './service.mjs';
import { readSettings } from './settings.mjs';
import { welcome } from './welcome.mjs';

const readyWithin = 60_000;

/** @returns the exit code: 0 after Ctrl-C or SIGTERM, 1 after a failure. */
export async function main() {
  const began = Date.now();
  const stopping = stopRequest();
  /** What must be undone, the last first: HTTP, jobs, database, lock. */
  const undo = [];
  let failure;
  try {
    failure = await run({ began, stopping, undo });
  } catch (error) {
    failure = error;
  }
  const asked = stopping.aborted;
  if (!asked) explain(failure);
  for (const step of undo.reverse()) await step();
  if (asked) console.log('Stopped.');
  return asked ? 0 : 1;
}

/** Resolves with the failure that ends the run, or with nothing when a stop was asked for. */
async function run({ began, stopping, undo }) {
  const settings = readSettings();
  openDataFolder(settings.dataFolder);
  const lock = await takeLock(settings.dataFolder, settings.address);
  undo.push(() => lock.release());
  stopping.addEventListener('abort', () => lock.stopping());
  await demandFreePort(settings.port, settings.host);
  const note = (pid) => lock.note(pid, { group: true });

  const built = await build({
    signal: stopping,
    onStart: (pid) => (say('Building (the first time about a minute) …'), note(pid)),
  });
  if (built) say(`Built after ${seconds(began)}.`);

  let urls;
  if (!settings.external) {
    say('Starting PostgreSQL …');
    const database = await startDatabase(settings.dataFolder);
    undo.push(() => database.stop());
    urls = database.urls;
  }
  stopping.throwIfAborted();

  say('Migrating and loading the packs …');
  const demoPassword = settings.external ? undefined : chosenPassword(settings);
  const env = productEnvironment(settings, urls);
  const logs = join(settings.dataFolder, 'logs');
  const start = (name, file, patience) => {
    const service = startService({ name, file, logs, env });
    undo.push(() => service.stop(patience));
    note(service.pid);
    return service;
  };
  // They read their code while the migration runs, and wait for its end.
  const services = [start('job process', 'worker', 20_000), start('HTTP process', 'main', 10_000)];
  const migrationEnv = demoPassword ? { ...env, DEMARCHE_DEMO_PASSWORD: demoPassword } : env;
  const { demoAccounts } = await migrate({
    env: migrationEnv,
    demo: !settings.external,
    signal: stopping,
    onStart: note,
  });

  say('Starting the HTTP and the job process …');
  for (const service of services) service.go();
  const ended = Promise.race([...services.map((service) => service.gone), asked(stopping)]);
  if (!(await Promise.race([ended.then(() => false), allReady(services)]))) return ended;

  welcome({ address: settings.address, logs, demoAccounts, demoPassword, seconds: seconds(began) });
  return ended;
}

const say = (line) => console.log(line);
const seconds = (began) => `${((Date.now() - began) / 1000).toFixed(1)} s`;

function chosenPassword({ demoPassword, dataFolder }) {
  return demoPassword ?? keep(dataFolder, 'demo-password', speakablePassword);
}

const asked = (signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

async function allReady(services) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Failure(`The product was not ready within ${readyWithin / 1000} s.`)),
      readyWithin,
    );
  });
  try {
    await Promise.race([Promise.all(services.map((service) => service.ready)), late]);
    return true;
  } finally {
    clearTimeout(timer);
  }
}
