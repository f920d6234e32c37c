import { Module } from '@nestjs/common';
import { MailJobs } from './mail.jobs.js';
import { MailQueueService } from './mail-queue.service.js';
import { MailTransport } from './mail-transport.js';
import { MailsService } from './mails.service.js';

/** Asks for a `MailComposer`, which the feature provides that knows what mails are about. */
@Module({
  providers: [MailsService, MailQueueService, MailTransport, MailJobs],
  exports: [MailsService, MailQueueService],
})
export class MailModule {}
