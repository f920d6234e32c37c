import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../../platform/jobs/job-handlers.js';
import { MailsService } from './mails.service.js';

/** What the job process does about mails. They are put into the queue by the sweep that writes most of them (reminders). */
@Injectable()
export class MailJobs {
  constructor(private readonly mails: MailsService) {}

  @HandlesJob('mail-send')
  async send(data: { id: string }): Promise<void> {
    await this.mails.send(data.id);
  }
}
