import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { ReminderCauses } from './reminder-causes.js';
import { ReminderPlanService } from './reminder-plan.service.js';
import { ReminderReadsService } from './reminder-reads.service.js';
import { ReminderSweepService } from './reminder-sweep.service.js';
import { ReminderJobs } from './reminder.jobs.js';
import { RemindersController } from './reminders.controller.js';

@Module({
  imports: [MailModule],
  controllers: [RemindersController],
  providers: [ReminderPlanService, ReminderSweepService, ReminderReadsService, ReminderCauses, ReminderJobs],
  exports: [ReminderReadsService],
})
export class RemindersModule {}
