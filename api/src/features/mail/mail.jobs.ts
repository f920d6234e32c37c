import { Injectable } from '@nestjs/common';
import { HandlesJob, Scheduled } from '../../platform/jobs/job-handlers.js';
import { MailQueueService } from './mail-queue.service.js';
import { MailsService } from './mails.service.js';

/** What the job process does about mails. */
@Injectable()
export class MailJobs {
  constructor(
    private readonly mails: MailsService,
    private readonly queue: MailQueueService,
  ) {}

  @HandlesJob('mail-send')
  async send(data: { id: string }): Promise<void> {
    await this.mails.send(data.id);
  }

  /** Finds what is to be tried again and what got lost between the row and the queue. */
  @Scheduled({ name: 'mail-sweep', pattern: '* * * * *' })
  async sweep(): Promise<void> {
    await this.queue.queueDue();
  }
}
