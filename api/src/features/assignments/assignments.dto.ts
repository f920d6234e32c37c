import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID, MaxLength } from 'class-validator';
import type { AssignmentView, AssignStateRequest, EndAssignmentRequest } from '@demarche/contracts/states';
import { IsDay, IsIso3, IsLine, IsVersion, MayBeAbsent, MayBeNull } from '../../platform/http/fields.js';
import { OfficeRefDto, StateRefDto, UserRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';
import type { Tier } from './state-assignment.entity.js';

const TIERS = [1, 2, 3] as const;
const PERIODS = ['running', 'all'] as const;

export class AssignmentsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'ccm', description: "Default: the deployment's treaty." })
  @MayBeAbsent()
  @MaxLength(40)
  treaty?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  office?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  user?: string;

  @ApiPropertyOptional({ example: 'AGO' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;

  @ApiPropertyOptional({ enum: PERIODS, default: 'running', description: 'Those of today, or those of all times.' })
  @MayBeAbsent()
  @IsIn(PERIODS)
  period: (typeof PERIODS)[number] = 'running';
}

export class AssignStateBody implements AssignStateRequest {
  @ApiPropertyOptional({ example: 'ccm' })
  @MayBeAbsent()
  @MaxLength(40)
  treaty?: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  officeId: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Who holds the office today.' })
  @MayBeNull()
  @IsUUID()
  userId?: string | null;

  @ApiProperty({ enum: TIERS })
  @IsIn(TIERS)
  tier: Tier;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine(500)
  nextStep?: string | null;

  @MayBeNull()
  @IsDay()
  nextStepDueOn?: string | null;

  @MayBeAbsent()
  @IsVersion()
  version?: number;
}

export class EndAssignmentBody implements EndAssignmentRequest {
  @ApiPropertyOptional({ example: 'ccm' })
  @MayBeAbsent()
  @MaxLength(40)
  treaty?: string;

  @IsVersion()
  version: number;
}

export class AssignmentDto implements AssignmentView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: StateRefDto }) state: StateRefDto;
  @ApiProperty({ type: OfficeRefDto }) office: OfficeRefDto;
  @ApiProperty({ type: UserRefDto, nullable: true }) user: UserRefDto | null;
  @ApiProperty({ enum: TIERS }) tier: Tier;
  @ApiProperty({ type: String, nullable: true }) nextStep: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) nextStepDueOn: string | null;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
  @ApiProperty() version: number;
}
export class AssignmentsPageDto {
  @ApiProperty({ type: [AssignmentDto] }) items: AssignmentDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
