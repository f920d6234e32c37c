import { Module } from '@nestjs/common';
import { LetterBatchesModule } from '../letters/batches/letter-batches.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { UsersModule } from '../users/users.module.js';
import { LiveNews } from './live-news.js';
import { LiveStreams } from './live-streams.service.js';
import { LiveController } from './live.controller.js';

/** In the HTTP process alone: nobody looks at the job process. */
@Module({
  imports: [UsersModule, NotificationsModule, LetterBatchesModule],
  controllers: [LiveController],
  providers: [LiveStreams, LiveNews],
})
export class LiveModule {}
