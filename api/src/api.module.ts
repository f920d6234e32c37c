import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OfficesModule } from './features/offices/offices.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { UsersModule } from './features/users/users.module.js';
import { AccessGuard } from './platform/access/access.guard.js';
import type { Config } from './platform/config.js';
import { HealthController } from './platform/health.controller.js';
import { PlatformModule } from './platform/platform.module.js';

/** The HTTP process. Features stand in the order in which they may know each other: right knows left. */
@Module({})
export class ApiModule {
  static with(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.with(config), UsersModule, OfficesModule, PeopleModule],
      controllers: [HealthController],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
