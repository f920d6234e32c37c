import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { ReminderHeartbeatDto, ReminderListQuery, ReminderPageDto } from './dto.js';
import { ReminderReadsService } from './reminder-reads.service.js';

@ApiTags('reminders')
@Controller('reminders')
export class RemindersController {
  constructor(private readonly reads: ReminderReadsService) {}

  /** My own, by the hour they fall due. */
  @Get()
  @Requires('session')
  @ApiOkResponse({ type: ReminderPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: ReminderListQuery): Promise<ReminderPageDto> {
    return this.reads.page(actor, query);
  }

  /** When reminders last ran. */
  @Get('heartbeat')
  @Requires('session')
  @ApiOkResponse({ type: ReminderHeartbeatDto })
  heartbeat(@CurrentActor() actor: Actor): Promise<ReminderHeartbeatDto> {
    return this.reads.heartbeat(actor.now);
  }
}
