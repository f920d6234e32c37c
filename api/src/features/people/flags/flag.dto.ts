import { ApiProperty } from '@nestjs/swagger';
import type { FlagView } from '@demarche/contracts/people';
import { FLAG_KINDS, type FlagKind } from '@demarche/domain/flag';
import { StateRefDto } from '../../../platform/http/references.dto.js';

export class FlagDto implements FlagView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: FLAG_KINDS }) kind: FlagKind;
  @ApiProperty() treaty: string;
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'For internal readers.' }) evidence: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'For internal readers.' }) source: string | null;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
  @ApiProperty() version: number;
}
