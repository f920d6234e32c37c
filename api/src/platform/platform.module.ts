import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { LabelsService } from './access/labels.js';
import { LabelledTables } from './access/labelled-tables.js';
import { AuditSeals } from './audit/audit-seals.service.js';
import { AuditService } from './audit/audit.service.js';
import { SubjectKinds } from './audit/subject-kinds.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { runtimeOptions } from './database/data-source.js';
import { demandPresentSchema } from './database/schema-version.js';
import { Transactions } from './database/transactions.js';
import { Effects } from './effects.js';
import { Idempotency } from './idempotency.service.js';
import { NewsListener } from './live/news-listener.js';
import { clockFor } from './moved-clock.js';
import { StartupError } from './startup-error.js';

/** What every feature stands on, in both processes. It knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        LoggerModule.forRoot({
          // Only where requests are logged does each get a logger of its own.
          ...(config.LOG_LEVEL !== 'debug' && { forRoutes: [] }),
          pinoHttp: {
            level: config.LOG_LEVEL,
            // Requests are told by method, path and outcome; headers and query strings may hold what labels protect.
            autoLogging: config.LOG_LEVEL === 'debug',
            redact: { paths: ['req.headers', 'res.headers', 'req.query', 'req.params'], remove: true },
          },
        }),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...runtimeOptions(config), autoLoadEntities: true, retryAttempts: 0 }),
          dataSourceFactory: (options) => connect(new DataSource(options!)),
        }),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useFactory: (db: DataSource) => clockFor(config, db), inject: [DataSource] },
        Transactions,
        AuditSeals,
        AuditService,
        LabelsService,
        LabelledTables,
        SubjectKinds,
        Effects,
        Idempotency,
        NewsListener,
      ],
      exports: [
        Config,
        Clock,
        Transactions,
        AuditSeals,
        AuditService,
        LabelsService,
        LabelledTables,
        SubjectKinds,
        Effects,
        Idempotency,
        NewsListener,
        DiscoveryModule,
      ],
    };
  }
}

/** Connects, and makes a database that does not answer one sentence. A connection lost later is told, not fatal. */
async function connect(db: DataSource): Promise<DataSource> {
  try {
    await db.initialize();
  } catch (error) {
    throw new StartupError(`The database does not answer: ${(error as Error).message || 'connection refused'}.`);
  }
  await demandPresentSchema(db);
  const pool = (db.driver as unknown as { master: { on(event: 'error', listener: (error: Error) => void): void } })
    .master;
  pool.on('error', (error) => new Logger('Database').warn(`A connection was lost: ${error.message}`));
  return db;
}
