import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, Matches, MinLength } from 'class-validator';
import type { BreakGlassGrant, BreakGlassRequest } from '@demarche/contracts/audit';
import { IsProse } from '../../platform/http/fields.js';

export class BreakGlassBody implements BreakGlassRequest {
  @ApiProperty({ example: 'engagement' })
  @Matches(/^[a-z_]{1,60}$/, { message: 'must be a kind of record such as engagement' })
  subjectKind: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  subjectId: string;

  @ApiProperty({ minLength: 10, description: 'Why the record must be read. Its owner is told.' })
  @IsProse(1_000)
  @MinLength(10, { message: 'must say in at least 10 characters why the record must be read' })
  reason: string;
}

export class BreakGlassDto implements BreakGlassGrant {
  @ApiProperty() subjectKind: string;
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}
