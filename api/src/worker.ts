import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { readConfig } from './platform/config.js';
import { Heartbeat } from './platform/jobs/heartbeat.service.js';
import { WorkersService } from './platform/jobs/workers.service.js';
import { waitForParent, tellReady } from './platform/parent.js';
import { failToStart } from './platform/startup-error.js';
import { WorkerModule } from './worker.module.js';

/** The job process: takes what falls due and brings it to people. Any number of them may run. */
async function start(): Promise<void> {
  await waitForParent();
  const config = readConfig(process.env);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config), {
    // A start that fails says one sentence, and nothing of how far it came.
    bufferLogs: true,
    autoFlushLogs: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.enableShutdownHooks();
  await app.get(WorkersService).start();
  app.get(Heartbeat).start();
  tellReady(() => app.close());
}

start().catch(failToStart);
