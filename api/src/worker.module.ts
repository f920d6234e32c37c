import { type DynamicModule, Module } from '@nestjs/common';
import { FEATURES } from './features.js';
import type { Config } from './platform/config.js';
import { QueuesModule, WorkersModule } from './platform/jobs/queues.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** The job process: the same features, without HTTP, with the workers that do what they declared. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.with(config), QueuesModule, WorkersModule, ...FEATURES],
    };
  }
}
