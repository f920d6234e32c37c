// The embedded server of a data folder, with the passwords that are kept beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRolesAndDatabase, startPostgres } from '../embedded-pg.mjs';
import { Failure } from '../failure.mjs';
import { keep, randomText } from './data-folder.mjs';

const database = 'demarche';
const ownerName = 'demarche_owner';
const runtimeName = 'demarche_app';
const fileName = 'postgres-passwords.json';

/** Starts it and makes sure of roles and database. @throws Failure */
export async function startDatabase(dataFolder) {
  const { superuser, owner, runtime } = passwords(dataFolder);
  const server = await startPostgres({ dir: join(dataFolder, 'postgres'), superuserPassword: superuser }).catch(
    asFailure,
  );
  try {
    const roles = { owner: { name: ownerName, password: owner }, runtime: { name: runtimeName, password: runtime } };
    const urls = await createRolesAndDatabase(server, { database, ...roles });
    return { urls: environment(urls), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    return asFailure(error);
  }
}

/** The addresses of a server that a running `npm start` has started from this folder. */
export function addressesOfRunning(dataFolder) {
  const { owner, runtime } = passwords(dataFolder);
  const port = readFileSync(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[3];
  const url = (role, password) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return environment({ migrationUrl: url(ownerName, owner), runtimeUrl: url(runtimeName, runtime) });
}

const environment = ({ migrationUrl, runtimeUrl }) => ({
  DATABASE_URL: runtimeUrl,
  DATABASE_MIGRATION_URL: migrationUrl,
});

function passwords(dataFolder) {
  const make = () => JSON.stringify({ superuser: randomText(24), owner: randomText(24), runtime: randomText(24) });
  const text = keep(dataFolder, fileName, make);
  try {
    const { superuser, owner, runtime } = JSON.parse(text);
    if ([superuser, owner, runtime].every((password) => typeof password === 'string'))
      return { superuser, owner, runtime };
  } catch {
    // said below
  }
  throw new Failure(
    `${join(dataFolder, fileName)} is damaged: bring it back from a copy, or remove ${dataFolder} to begin anew.`,
  );
}

function asFailure(error) {
  const refused = error.code === '28P01' ? ` (the passwords are kept in ${fileName} of the data folder)` : '';
  throw new Failure(`${error.message.replace(/\.$/, '')}${refused}.`);
}
