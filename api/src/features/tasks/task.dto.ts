import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OfficeRef, StateRef, UserRef } from '@demarche/contracts/common';
import type { TaskPage, TaskView } from '@demarche/contracts/tasks';
import { type Caveat, CAVEATS, type Label, LABELS } from '@demarche/domain/labels';
import { TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from '@demarche/domain/task';

class TaskUserDto implements UserRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}
class TaskOfficeDto implements OfficeRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() shortName: string;
  @ApiProperty() name: string;
}
class TaskStateDto implements StateRef {
  @ApiProperty({ example: 'KEN' }) iso3: string;
  @ApiProperty() name: string;
}
class TaskEngagementDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
}
class TaskAssigneeDto {
  @ApiProperty({ type: TaskUserDto, nullable: true }) user: TaskUserDto | null;
  @ApiProperty({ type: TaskOfficeDto, nullable: true }) office: TaskOfficeDto | null;
}

export class TaskDto implements TaskView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() treaty: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: TaskStateDto, nullable: true }) state: TaskStateDto | null;
  @ApiProperty({ type: TaskEngagementDto, nullable: true }) engagement: TaskEngagementDto | null;
  @ApiProperty({ type: TaskAssigneeDto }) assignee: TaskAssigneeDto;
  @ApiProperty({ format: 'date' }) dueOn: string;
  @ApiProperty({ enum: TASK_PRIORITIES }) priority: TaskPriority;
  @ApiProperty({ enum: TASK_STATUSES }) status: TaskStatus;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: string | null;
  @ApiProperty({ type: TaskUserDto, nullable: true }) closedBy: TaskUserDto | null;
  @ApiProperty({ type: TaskUserDto, nullable: true }) createdBy: TaskUserDto | null;
  @ApiProperty() demo: boolean;
  @ApiProperty() mayWrite: boolean;
  @ApiProperty({ enum: LABELS }) label: Label;
  @ApiProperty({ enum: LABELS }) effectiveLabel: Label;
  @ApiProperty({ enum: CAVEATS, isArray: true }) caveats: Caveat[];
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class TaskPageDto implements TaskPage {
  @ApiProperty({ type: [TaskDto] }) items: TaskDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiPropertyOptional() total?: number;
}
