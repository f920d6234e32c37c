import { ApiProperty } from '@nestjs/swagger';
import type { LabelView, OfficeRef, RecordStamp, StateRef, UserRef } from '@demarche/contracts/common';
import { type Caveat, CAVEATS, type Label, LABELS } from '@demarche/domain/labels';

export class StateRefDto implements StateRef {
  @ApiProperty({ example: 'KEN' }) iso3: string;
  @ApiProperty() name: string;
}
export class UserRefDto implements UserRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}
export class OfficeRefDto implements OfficeRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() shortName: string;
  @ApiProperty() name: string;
}

/** What every labelled record shows besides its content. */
export class RecordDto implements LabelView, RecordStamp {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: LABELS }) label: Label;
  @ApiProperty({ enum: LABELS }) effectiveLabel: Label;
  @ApiProperty({ enum: CAVEATS, isArray: true }) caveats: Caveat[];
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty() demo: boolean;
  @ApiProperty({ description: 'Whether this reader may change it.' }) mayWrite: boolean;
}
