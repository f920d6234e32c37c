import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { StatesModule } from '../states/states.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { StatePageController } from './state-page.controller.js';
import { StatePageService } from './state-page.service.js';

@Module({
  imports: [StatesModule, AssignmentsModule, EngagementsModule, TasksModule],
  controllers: [StatePageController],
  providers: [StatePageService],
})
export class OverviewModule {}
