import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readRequest } from './admin/admin-request.js';
import { createFirstAdministrator } from './admin/first-administrator.js';
import { readConfig } from './platform/config.js';
import { runtimeOptions } from './platform/database/data-source.js';
import { demandPresentSchema } from './platform/database/schema-version.js';
import { failToStart, StartupError } from './platform/startup-error.js';

/** Makes the first administrator: `--email`, `--name`, and the password from DEMARCHE_ADMIN_PASSWORD, a pipe or the terminal. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const db = new DataSource(runtimeOptions(config));
  await db.initialize().catch((error: Error) => {
    throw new StartupError(`The database does not answer: ${error.message || 'connection refused'}.`);
  });
  try {
    await demandPresentSchema(db);
    const request = await readRequest(process.argv.slice(2), process.env, process.stdin, process.stderr);
    await createFirstAdministrator(db, request, new Date());
    console.log(`${request.name} <${request.email}> is administrator from today. Sign in at ${config.publicUrl}`);
  } finally {
    await db.destroy();
  }
}

main().catch(failToStart);
