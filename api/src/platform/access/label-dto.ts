import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsUUID, ValidateNested } from 'class-validator';
import type { AccessListInput, LabelInput } from '@demarche/contracts/common';
import { type Caveat, CAVEATS, type Label, LABELS } from '@demarche/domain/labels';
import { IsProse, MayBeAbsent } from '../http/fields.js';

export class AccessListBody implements AccessListInput {
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  userIds?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  officeIds?: string[];
}

/** The label fields of a body that creates or changes a labelled record. */
export class LabelBody implements LabelInput {
  @ApiPropertyOptional({ enum: LABELS })
  @MayBeAbsent()
  @IsIn(LABELS)
  label?: Label;

  @ApiPropertyOptional({ enum: CAVEATS, isArray: true })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(CAVEATS.length)
  @IsIn(CAVEATS, { each: true })
  caveats?: Caveat[];

  @ApiPropertyOptional({ type: AccessListBody })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => AccessListBody)
  access?: AccessListBody;

  @ApiPropertyOptional({ description: 'Demanded when the label is lowered.' })
  @MayBeAbsent()
  @IsProse(1_000)
  labelReason?: string;
}
