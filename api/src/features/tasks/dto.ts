import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import type {
  CreateTaskRequest,
  ReassignTaskRequest,
  TaskStepRequest,
  UpdateTaskRequest,
} from '@demarche/contracts/tasks';
import { type Label, LABELS } from '@demarche/domain/labels';
import { TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from '@demarche/domain/task';
import { LabelBody } from '../../platform/access/label-dto.js';
import { IsDay, IsLine, IsProse, IsVersion, MayBeAbsent, MayBeNull } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

const ISO3 = /^[A-Z]{3}$/;
const ISO3_MESSAGE = { message: 'must be three capital letters (ISO 3166 alpha-3)' };
const AsBoolean = () =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

export const TASK_SCOPES = ['mine', 'given', 'all'] as const;

export class TaskListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TASK_SCOPES, default: 'all' })
  @IsOptional()
  @IsIn(TASK_SCOPES)
  scope: (typeof TASK_SCOPES)[number] = 'all';

  @ApiPropertyOptional({ enum: [...TASK_STATUSES, 'all'], default: 'open' })
  @IsOptional()
  @IsIn([...TASK_STATUSES, 'all'])
  status: TaskStatus | 'all' = 'open';

  @ApiPropertyOptional({ example: 'KEN' })
  @IsOptional()
  @Matches(ISO3, ISO3_MESSAGE)
  state?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  engagement?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assigneeUser?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assigneeOffice?: string;

  @ApiPropertyOptional({ enum: TASK_PRIORITIES })
  @IsOptional()
  @IsIn(TASK_PRIORITIES)
  priority?: TaskPriority;

  @ApiPropertyOptional({ enum: LABELS, description: 'The effective label.' })
  @IsOptional()
  @IsIn(LABELS)
  label?: Label;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  dueFrom?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  dueTo?: string;

  @ApiPropertyOptional({ description: 'Open, and due before today (UTC).' })
  @IsOptional()
  @AsBoolean()
  @IsBoolean()
  overdue?: boolean;

  @ApiPropertyOptional({ description: 'Part of the title, without regard to case and accents.' })
  @IsOptional()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ description: 'Also count the whole list.' })
  @IsOptional()
  @AsBoolean()
  @IsBoolean()
  total?: boolean;
}

export class CreateTaskBody extends LabelBody implements CreateTaskRequest {
  @ApiProperty()
  @IsLine(300)
  title: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsProse()
  note?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'KEN' })
  @MayBeNull()
  @Matches(ISO3, ISO3_MESSAGE)
  state?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @MayBeNull()
  @IsUUID()
  engagementId?: string | null;

  @ApiPropertyOptional({ format: 'uuid', description: 'Exactly one of the two assignees.' })
  @MayBeAbsent()
  @IsUUID()
  assigneeUserId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  assigneeOfficeId?: string;

  @IsDay()
  dueOn: string;

  @ApiPropertyOptional({ enum: TASK_PRIORITIES, default: 'normal' })
  @MayBeAbsent()
  @IsIn(TASK_PRIORITIES)
  priority?: TaskPriority;
}

/** The version that the change was made on. */
export class TaskStepBody implements TaskStepRequest {
  @IsVersion()
  version: number;
}

export class ReassignTaskBody extends TaskStepBody implements ReassignTaskRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Exactly one of the two assignees.' })
  @MayBeAbsent()
  @IsUUID()
  assigneeUserId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  assigneeOfficeId?: string;
}

export class UpdateTaskBody extends LabelBody implements UpdateTaskRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine(300)
  title?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsProse()
  note?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'KEN' })
  @MayBeNull()
  @Matches(ISO3, ISO3_MESSAGE)
  state?: string | null;

  @ApiPropertyOptional({ format: 'uuid', description: 'Hands the task on.' })
  @MayBeAbsent()
  @IsUUID()
  assigneeUserId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  assigneeOfficeId?: string;

  @ApiPropertyOptional({ format: 'date' })
  @MayBeAbsent()
  @IsDay()
  dueOn?: string;

  @ApiPropertyOptional({ enum: TASK_PRIORITIES })
  @MayBeAbsent()
  @IsIn(TASK_PRIORITIES)
  priority?: TaskPriority;
}
