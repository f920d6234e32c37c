import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { FilesModule } from '../files/files.module.js';
import { LettersModule } from '../letters/letters.module.js';
import { PeopleModule } from '../people/people.module.js';
import { StatesModule } from '../states/states.module.js';
import { IncomingMail } from './incoming-mail.entity.js';
import { IncomingMailsController } from './incoming-mails.controller.js';
import { IncomingMailsService } from './incoming-mails.service.js';
import { MailBouncesService } from './mail-bounces.service.js';
import { IncomingMailJobs } from './incoming-mail.jobs.js';
import { MailClearingService } from './mail-clearing.service.js';
import { MailFolderService } from './mail-folder.service.js';
import { MailIntake } from './mail-intake.service.js';
import { MailLettersService } from './mail-letters.service.js';
import { MailOfficeService } from './mail-office.service.js';
import { MailProposalsService } from './mail-proposals.service.js';
import { MailReceiptService } from './mail-receipt.service.js';
import { MailSavingService } from './mail-saving.service.js';
import { MailStepsService } from './mail-steps.service.js';
import { MailWritesService } from './mail-writes.service.js';
import { MailboxService } from './mailbox.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([IncomingMail]),
    FilesModule,
    StatesModule,
    PeopleModule,
    EngagementsModule,
    LettersModule,
  ],
  controllers: [IncomingMailsController],
  providers: [
    MailIntake,
    MailReceiptService,
    MailProposalsService,
    IncomingMailsService,
    MailWritesService,
    MailLettersService,
    MailBouncesService,
    MailSavingService,
    MailStepsService,
    MailOfficeService,
    MailFolderService,
    MailboxService,
    MailClearingService,
    IncomingMailJobs,
  ],
})
export class IncomingMailModule {}
