import { Global, Module } from '@nestjs/common';
import { MailComposer } from '../mail/mail-composer.js';
import { MailModule } from '../mail/mail.module.js';
import { NotificationCauses } from './notification-causes.js';
import { NotificationComposer } from './notification-composer.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';

/** Global for its MailComposer alone: mails, to the left, ask it what they say. */
@Global()
@Module({
  imports: [MailModule],
  controllers: [NotificationsController],
  providers: [NotificationsService, NotificationCauses, { provide: MailComposer, useClass: NotificationComposer }],
  exports: [MailComposer, NotificationsService],
})
export class NotificationsModule {}
