import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CreateFlagRequest, UpdateFlagRequest } from '@demarche/contracts/people';
import { FLAG_KINDS, type FlagKind } from '@demarche/domain/flag';
import { IsDay, IsIso3, IsLine, IsProse, IsVersion, MayBeAbsent, MayBeNull } from '../../../platform/http/fields.js';

export class CreateFlagBody implements CreateFlagRequest {
  @ApiProperty({ enum: FLAG_KINDS })
  @IsIn(FLAG_KINDS)
  kind: FlagKind;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'KEN' })
  @MayBeNull()
  @IsIso3()
  state?: string | null;

  @ApiProperty({ description: 'How we know.', example: 'Note verbale 12/2026' })
  @IsLine(2_000)
  evidence: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine(500)
  source?: string | null;

  @IsDay()
  from: string;

  @MayBeNull()
  @IsDay()
  to?: string | null;
}

export class UpdateFlagBody implements UpdateFlagRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine(2_000)
  evidence?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine(500)
  source?: string | null;

  @MayBeAbsent()
  @IsDay()
  from?: string;

  @MayBeNull()
  @IsDay()
  to?: string | null;
}

export class RemoveFlagBody {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsProse(1_000)
  reason?: string;
}
