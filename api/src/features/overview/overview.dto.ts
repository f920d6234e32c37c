import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ColdState, LatelyItem, Overview } from '@demarche/contracts/overview';
import { TREATY_STATUSES, type TreatyStatus } from '@demarche/domain/treaty-terms';
import { OfficeRefDto, StateRefDto } from '../../platform/http/references.dto.js';
import { EngagementDto } from '../engagements/engagements.dto.js';
import { TaskDto } from '../tasks/task.dto.js';

const LATELY_KINDS = ['engagement', 'task_closed', 'status_change'] as const;

class StateWithStatusDto extends StateRefDto {
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
}
class LookedAfterDto extends StateWithStatusDto {
  @ApiProperty({ type: OfficeRefDto }) office: OfficeRefDto;
}
class ColdContactDto {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty() title: string;
  @ApiProperty({ format: 'uuid' }) engagementId: string;
}
class ColdStateDto extends LookedAfterDto implements ColdState {
  @ApiProperty({ type: ColdContactDto, nullable: true }) lastContact: ColdContactDto | null;
  @ApiProperty({ type: Number, nullable: true }) days: number | null;
}
class LatelyDto implements LatelyItem {
  @ApiProperty({ enum: LATELY_KINDS }) kind: LatelyItem['kind'];
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ type: [StateWithStatusDto] }) states: StateWithStatusDto[];
  @ApiProperty() link: string;
}
class OverviewReminderDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty() title: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty() status: string;
}
export class OverviewDto implements Overview {
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ type: [TaskDto] }) due: TaskDto[];
  @ApiProperty() dueTotal: number;
  @ApiProperty() late: number;
  @ApiProperty({ type: [TaskDto] }) soon: TaskDto[];
  @ApiProperty() openTasks: number;
  @ApiProperty({ type: [OverviewReminderDto] }) reminders: OverviewReminderDto[];
  @ApiPropertyOptional({ type: [ColdStateDto], description: 'Internal readers only.' }) goingCold?: ColdStateDto[];
  @ApiPropertyOptional({ description: 'Internal readers only.' }) goingColdTotal?: number;
  @ApiProperty({ type: [LookedAfterDto] }) lookedAfter: LookedAfterDto[];
  @ApiProperty({ type: [EngagementDto] }) coming: EngagementDto[];
  @ApiProperty({ type: [LatelyDto] }) lately: LatelyDto[];
}
