import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Heartbeat } from './heartbeat.service.js';
import { JobHandlers } from './job-handlers.js';
import { Queues } from './queues.service.js';
import { SchedulesService } from './schedules.service.js';
import { WorkersService } from './workers.service.js';

/** For both processes: jobs may be added. */
@Global()
@Module({ providers: [Queues], exports: [Queues] })
export class QueuesModule {}

/** For the job process alone: jobs are done. */
@Module({
  imports: [DiscoveryModule],
  providers: [JobHandlers, SchedulesService, WorkersService, Heartbeat],
  exports: [WorkersService, Heartbeat],
})
export class WorkersModule {}
