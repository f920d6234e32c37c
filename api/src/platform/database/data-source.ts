import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config.js';
import { migrations } from './migrations.js';

// A calendar day stays the text it is: the driver's own reading makes it a Date at midnight of this machine's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** How both processes reach PostgreSQL as the running role: a small pool, opened once and kept. */
export function runtimeOptions(config: Config): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL,
    applicationName: 'demarche',
    // Fresh connections are dear; idle ones are cheap.
    extra: { idleTimeoutMillis: 0, connectionTimeoutMillis: 5_000, statement_timeout: 20_000, keepAlive: true },
    useUTC: true,
  };
}

/** The migrating role's single connection. */
export function migrationDataSource(config: Config): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.migrationUrl,
    poolSize: 2,
    // The migrator's lock lives as long as its connection.
    extra: { idleTimeoutMillis: 0 },
    migrations,
    migrationsTransactionMode: 'each',
  });
}
