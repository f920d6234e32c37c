import { Injectable } from '@nestjs/common';
import { Scheduled } from '../../platform/jobs/job-handlers.js';
import { MailClearingService } from './mail-clearing.service.js';
import { MailFolderService } from './mail-folder.service.js';
import { MailboxService } from './mailbox.service.js';

/** What the job process does about mail that comes in. */
@Injectable()
export class IncomingMailJobs {
  constructor(
    private readonly folder: MailFolderService,
    private readonly mailbox: MailboxService,
    private readonly clearing: MailClearingService,
  ) {}

  @Scheduled({ name: 'mail-folder', pattern: '* * * * *' })
  async readFolder(): Promise<void> {
    await this.folder.takeIn();
  }

  @Scheduled({ name: 'mail-mailbox', pattern: '* * * * *' })
  async readMailbox(): Promise<void> {
    await this.mailbox.takeIn();
  }

  @Scheduled({ name: 'mail-clear', pattern: '41 2 * * *' })
  async clear(): Promise<void> {
    await this.clearing.clear();
    await this.folder.clear();
  }
}
