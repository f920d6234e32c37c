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

  /** Mails of what was delivered leave at once; should that fail, `mail-sweep` finds them. */
  @Scheduled({ name: 'reminder-sweep', pattern: '* * * * *' })
  async sweep(): Promise<void> {
    await this.sweeps.sweep();
    await this.mails.queueDue();
  }
}
