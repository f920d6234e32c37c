import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject, IsUUID, ValidateNested } from 'class-validator';
import type { DoubleView, MergeRequest, MergeView } from '@demarche/contracts/people-merges';
import { DOUBLE_REASONS, type DoubleReason, MERGE_CHOICES, type MergeChoice } from '@demarche/domain/person-merge';
import { IsIso3, IsVersion, MayBeAbsent } from '../../../platform/http/fields.js';
import { UserRefDto } from '../../../platform/http/references.dto.js';
import { PageQuery } from '../../../platform/paging.js';
import { PersonDto } from '../people.dto.js';

class MergeVersions {
  @IsVersion()
  keep: number;

  @IsVersion()
  gone: number;
}

export class MergeBody implements MergeRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  keep: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  gone: string;

  @ApiProperty({ type: MergeVersions })
  @IsObject()
  @ValidateNested()
  @Type(() => MergeVersions)
  versions: MergeVersions;

  @ApiPropertyOptional({ enum: MERGE_CHOICES, isArray: true, description: 'What `gone` has stands in its place.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MERGE_CHOICES.length)
  @ArrayUnique()
  @IsIn(MERGE_CHOICES, { each: true })
  take?: MergeChoice[];
}

export class MergesQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Merges of this person, kept or gone.' })
  @MayBeAbsent()
  @IsUUID()
  person?: string;
}

export class DoublesQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'KEN', description: 'Pairs of whom one holds or held a post of this State.' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;
}

export class MergeDto implements MergeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: UserRefDto }) keep: UserRefDto;
  @ApiProperty({ type: UserRefDto }) gone: UserRefDto;
  @ApiProperty({ format: 'date-time' }) mergedAt: string;
  @ApiProperty({ type: UserRefDto }) mergedBy: UserRefDto;
  @ApiProperty({ type: String, format: 'date', nullable: true }) undoUntil: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) undoneAt: string | null;
}
export class MergesPageDto {
  @ApiProperty({ type: [MergeDto] }) items: MergeDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
class DoubleDto implements DoubleView {
  @ApiProperty({ type: PersonDto }) first: PersonDto;
  @ApiProperty({ type: PersonDto }) second: PersonDto;
  @ApiProperty({ enum: DOUBLE_REASONS, isArray: true }) reasons: DoubleReason[];
  @ApiProperty({ description: 'How alike the names are, 0 to 1.' }) likeness: number;
}
export class DoublesPageDto {
  @ApiProperty({ type: [DoubleDto] }) items: DoubleDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
