import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { StatesModule } from '../states/states.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { LatelyService } from './lately.service.js';
import { LookedAfterService } from './looked-after.service.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';
import { StatePageController } from './state-page.controller.js';
import { StatePageService } from './state-page.service.js';

@Module({
  imports: [StatesModule, AssignmentsModule, EngagementsModule, TasksModule, RemindersModule],
  controllers: [StatePageController, OverviewController],
  providers: [StatePageService, OverviewService, LookedAfterService, LatelyService],
})
export class OverviewModule {}
