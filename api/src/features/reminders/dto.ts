import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Page } from '@demarche/contracts/common';
import type { MailState, ReminderHeartbeat, ReminderStatus, ReminderView } from '@demarche/contracts/reminders';
import { PageQuery } from '../../platform/paging.js';

const STATUSES = ['pending', 'delivered', 'cancelled'] as const;
const MAIL_STATES = ['queued', 'sent', 'failed', 'not_sent_no_server'] as const;

export class ReminderListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: ReminderStatus;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  task?: string;
}

class ReminderStateDto {
  @ApiProperty({ example: 'KEN' }) iso3: string;
  @ApiProperty() name: string;
}
class ReminderTaskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ format: 'date' }) dueOn: string;
  @ApiProperty({ type: ReminderStateDto, nullable: true }) state: ReminderStateDto | null;
}
export class ReminderDto implements ReminderView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() rule: string;
  @ApiProperty({ example: 'due_14' }) step: string;
  @ApiProperty({ type: ReminderTaskDto }) task: ReminderTaskDto;
  @ApiProperty({ format: 'date' }) localDate: string;
  @ApiProperty({ example: '08:00' }) localTime: string;
  @ApiProperty({ example: 'Europe/Zurich' }) zone: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty({ enum: STATUSES }) status: ReminderStatus;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) deliveredAt: string | null;
  @ApiProperty({ enum: MAIL_STATES, nullable: true }) mail: MailState | null;
}
export class ReminderPageDto implements Page<ReminderView> {
  @ApiProperty({ type: [ReminderDto] }) items: ReminderDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class ReminderHeartbeatDto implements ReminderHeartbeat {
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastRanAt: string | null;
  @ApiProperty({ type: Number, nullable: true }) ageSeconds: number | null;
  @ApiProperty({ description: 'Ran within the last three minutes.' }) healthy: boolean;
}
