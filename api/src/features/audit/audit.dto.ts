import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { AuditEntryView } from '@demarche/contracts/audit';
import { IsDay } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

const WORD = /^[a-z_]{1,60}(\.[a-z_]{1,60})?$/;

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the record. Auditors may leave it out.' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ example: 'engagement' })
  @IsOptional()
  @Matches(WORD, { message: 'must be a kind of record such as engagement' })
  subjectKind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  actor?: string;

  @ApiPropertyOptional({ example: 'engagement.logged' })
  @IsOptional()
  @Matches(WORD, { message: 'must be an action such as engagement.logged' })
  action?: string;

  @IsOptional()
  @IsDay()
  @ApiPropertyOptional({ type: String, format: 'date', description: 'First day, in UTC.' })
  from?: string;

  @IsOptional()
  @IsDay()
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Last day, in UTC.' })
  to?: string;
}

export class AuditActorDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id: string | null;
  @ApiProperty() name: string;
}
export class AuditOfficeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}
export class AuditEntryDto implements AuditEntryView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() action: string;
  @ApiProperty() subjectKind: string;
  @ApiProperty({ type: String, nullable: true }) subjectId: string | null;
  @ApiProperty({ type: AuditActorDto, nullable: true }) actor: AuditActorDto | null;
  @ApiProperty({ type: AuditOfficeDto, nullable: true }) office: AuditOfficeDto | null;
  @ApiProperty() requestId: string;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: Object, nullable: true }) before: Record<string, unknown> | null;
  @ApiProperty({ type: Object, nullable: true }) after: Record<string, unknown> | null;
  @ApiProperty({ description: 'The content is kept from this reader.' }) withheld: boolean;
}
export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] }) items: AuditEntryDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
