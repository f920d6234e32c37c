import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import type { MailState, MarkReadRequest, NotificationPage, NotificationView } from '@demarche/contracts/reminders';
import { MayBeAbsent } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';
import type { NotificationKind } from './notification.views.js';

const KINDS = ['task_due', 'task_assigned', 'planned_overlap', 'digest', 'break_glass', 'note_mention'] as const;
const MAIL_STATES = ['queued', 'sent', 'failed', 'not_sent_no_server'] as const;

export class NotificationListQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;
}

export class MarkReadBody implements MarkReadRequest {
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsBoolean()
  all?: boolean;
}

export class NotificationDto implements NotificationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: KINDS }) kind: NotificationKind;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) body: string | null;
  @ApiProperty({ type: String, nullable: true }) link: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt: string | null;
  @ApiProperty({ enum: MAIL_STATES, nullable: true }) mail: MailState | null;
}
export class NotificationPageDto implements NotificationPage {
  @ApiProperty({ type: [NotificationDto] }) items: NotificationDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty() unread: number;
}
