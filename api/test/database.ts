import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { inject } from 'vitest';

export interface TestDatabase {
  runtimeUrl: string;
  migrationUrl: string;
  /** As the owning role: for factories and for looking behind the API. */
  owner: DataSource;
  drop(): Promise<void>;
}

/** A fresh clone of the template, for one test file. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = inject('server');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(server.adminUrl, `CREATE DATABASE ${name} TEMPLATE ${server.template} OWNER demarche_owner`);
  const owner = await new DataSource({
    type: 'postgres',
    url: inDatabase(server.migrationUrl, name),
    poolSize: 2,
  }).initialize();
  return {
    runtimeUrl: inDatabase(server.runtimeUrl, name),
    migrationUrl: inDatabase(server.migrationUrl, name),
    owner,
    drop: async () => {
      await owner.destroy();
      await asAdmin(server.adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.toString();
}
