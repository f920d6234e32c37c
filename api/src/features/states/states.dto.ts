import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { StateListQuery } from '@demarche/contracts/states';
import { ATTENTION_GROUPS, type AttentionGroup } from '@demarche/domain/attention';
import { TREATY_STATUSES, type TreatyStatus } from '@demarche/domain/treaty-terms';
import { AsList, IsDay, MayBeAbsent } from '../../platform/http/fields.js';

/** Which treaty, and as at which day. */
export class AsAtQuery {
  @ApiPropertyOptional({ description: "Key or code of a treaty. Default: the deployment's." })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  treaty?: string;

  @ApiPropertyOptional({ description: 'Default: today (UTC).' })
  @MayBeAbsent()
  @IsDay()
  asAt?: string;
}

/** A filter of words, repeated or comma separated: any of. */
function WordsFilter(example: string[]): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: [String], description: 'Repeated or comma separated: any of.', example }),
    MayBeAbsent(),
    AsList(),
    ArrayMaxSize(200),
    IsString({ each: true }),
    MaxLength(100, { each: true }),
  );
}

export class StateListDto extends AsAtQuery implements Partial<Record<keyof StateListQuery, unknown>> {
  @ApiPropertyOptional({ enum: TREATY_STATUSES, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(TREATY_STATUSES, { each: true, message: `must be among ${TREATY_STATUSES.join(', ')}` })
  status?: TreatyStatus[];

  @WordsFilter(['Africa', 'Western Asia'])
  region?: string[];

  @WordsFilter(['GRULAC', 'African Group'])
  group?: string[];

  @WordsFilter(['AU'])
  membership?: string[];

  @WordsFilter(['yes', '2021:abstain', 'A/RES/76/47:no'])
  vote?: string[];

  @ApiPropertyOptional({ enum: ATTENTION_GROUPS, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(ATTENTION_GROUPS, { each: true, message: `must be among ${ATTENTION_GROUPS.join(', ')}` })
  attention?: AttentionGroup[];

  @ApiPropertyOptional({ description: 'The beginning of a word of a name, in any of the six languages.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class StatusChangesQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  treaty?: string;

  @ApiProperty()
  @IsDay()
  from: string;

  @ApiProperty({ description: 'Default: today (UTC).', required: false })
  @MayBeAbsent()
  @IsDay()
  to?: string;
}

export class Iso3Param {
  @ApiProperty({ example: 'KEN', description: 'ISO 3166 alpha-3, in any case.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value))
  @IsString()
  @MaxLength(100)
  iso3: string;
}
