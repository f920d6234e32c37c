import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FEATURES } from './features.js';
import { LiveModule } from './features/live/live.module.js';
import { AccessGuard } from './platform/access/access.guard.js';
import type { Config } from './platform/config.js';
import { HealthController } from './platform/health.controller.js';
import { LastCall } from './platform/http/last-call.js';
import { BodyGuard } from './platform/http/takes-file.js';
import { QueuesModule } from './platform/jobs/queues.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** The HTTP process. */
@Module({})
export class ApiModule {
  static with(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.with(config), QueuesModule, ...FEATURES, LiveModule],
      controllers: [HealthController],
      providers: [{ provide: APP_GUARD, useClass: BodyGuard }, { provide: APP_GUARD, useClass: AccessGuard }, LastCall],
    };
  }
}
