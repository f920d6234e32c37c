import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module.js';
import { prepareHttp } from './http-app.js';
import { readConfig } from './platform/config.js';
import { waitForParent, tellReady } from './platform/parent.js';
import { failToStart, StartupError } from './platform/startup-error.js';

/** The HTTP process: API and web on one address. */
async function start(): Promise<void> {
  await waitForParent();
  const config = readConfig(process.env);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(config), {
    // A start that fails says one sentence, and nothing of how far it came.
    bufferLogs: true,
    autoFlushLogs: false,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  prepareHttp(app);
  app.enableShutdownHooks();
  await app.listen(config.PORT, config.HOST).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES' && error.code !== 'EADDRNOTAVAIL') throw error;
    throw new StartupError(
      `The address ${config.HOST}:${config.PORT} cannot be used (${error.code}): set PORT or HOST to a free one.`,
    );
  });
  tellReady(() => app.close());
}

start().catch(failToStart);
