import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { StateProfile } from '@demarche/contracts/states';
import { ENGAGEMENT_KINDS } from '@demarche/domain/engagement';
import { AssignmentDto } from '../assignments/assignments.dto.js';
import { EngagementDto } from '../engagements/engagements.dto.js';
import { StateProfileDto } from '../states/state-profile.dto.js';
import { TaskDto } from '../tasks/task.dto.js';

class LastContactDto {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ enum: ENGAGEMENT_KINDS }) kind: string;
  @ApiProperty({ format: 'uuid' }) engagementId: string;
}
class StateCountsDto {
  @ApiProperty() engagements: number;
  @ApiProperty() openTasks: number;
}

/** The whole State page: the register's part, and what the other features know. */
export class StatePageDto extends StateProfileDto implements StateProfile {
  @ApiPropertyOptional({ type: AssignmentDto, nullable: true, description: 'Internal readers only.' })
  assignment?: AssignmentDto | null;
  @ApiPropertyOptional({ type: LastContactDto, nullable: true, description: 'Internal readers only.' })
  lastContact?: LastContactDto | null;
  @ApiProperty({ type: [EngagementDto] }) engagements: EngagementDto[];
  @ApiProperty({ type: [TaskDto] }) openTasks: TaskDto[];
  @ApiProperty({ type: StateCountsDto }) counts: StateCountsDto;
}
