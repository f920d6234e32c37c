import { Injectable } from '@nestjs/common';
import { Scheduled } from '../../platform/jobs/job-handlers.js';
import { MailQueueService } from '../mail/mail-queue.service.js';
import { ReminderSweepService } from './reminder-sweep.service.js';

/** What the job process does about reminders. */
@Injectable()
export class ReminderJobs {
  constructor(
    private readonly sweeps: ReminderSweepService,
    private readonly mails: MailQueueService,
  ) {}

  /**
   * First what is due, then the mails: those of what was just told, those to be tried again, and those whose job was lost.
   * In this order, so that whoever was not told for months gets one mail of it all. They leave also where reminders fail.
   */
  @Scheduled({ name: 'reminder-sweep', pattern: '* * * * *' })
  async sweep(): Promise<void> {
    try {
      await this.sweeps.sweep();
    } finally {
      await this.mails.queueDue();
    }
  }
}
