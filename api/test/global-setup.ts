import type { TestProject } from 'vitest/node';
import { createRolesAndDatabase, startPostgres } from '../../scripts/lib/embedded-pg.mjs';
import { bringUpToDate } from '../src/platform/database/bring-up-to-date.js';
import { prepareDatabase } from '../src/prepare-database.js';
import { testConfig } from './config.js';

export interface TestServer {
  adminUrl: string;
  migrationUrl: string;
  runtimeUrl: string;
  template: string;
}
declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

const TEMPLATE = 'demarche_template';

/** One PostgreSQL for the run, with one template database that holds schema and packs; each test file gets a clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ temporary: true, settings: { max_connections: 200 } });
  const { migrationUrl, runtimeUrl } = await createRolesAndDatabase(server, {
    database: TEMPLATE,
    owner: { name: 'demarche_owner', password: 'owner-of-tests' },
    runtime: { name: 'demarche_app', password: 'runner-of-tests' },
  });
  const config = testConfig({ DATABASE_URL: runtimeUrl, DATABASE_MIGRATION_URL: migrationUrl });
  await bringUpToDate(
    config,
    () => undefined,
    (migrator) => prepareDatabase(migrator, () => undefined),
  );
  project.provide('server', { adminUrl: server.adminUrl, migrationUrl, runtimeUrl, template: TEMPLATE });
  return () => server.stop();
}
