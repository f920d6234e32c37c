import { Module } from '@nestjs/common';
import { StatesModule } from '../states/states.module.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsService } from './meetings.service.js';

@Module({ imports: [StatesModule], controllers: [MeetingsController], providers: [MeetingsService] })
export class MeetingsModule {}
