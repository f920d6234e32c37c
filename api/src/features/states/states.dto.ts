import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { StateListQuery } from '@demarche/contracts/states';
import { ATTENTION_GROUPS, type AttentionGroup } from '@demarche/domain/attention';
import { BALLOT_CHOICES, TREATY_STATUSES, type TreatyStatus } from '@demarche/domain/treaty-terms';
import { AsList, IsDay, MayBeAbsent } from '../../platform/http/fields.js';

export class TreatyQuery {
  @ApiPropertyOptional({ description: "Key or code of a treaty. Default: the deployment's." })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  treaty?: string;
}

/** Which treaty, and as at which day. */
export class AsAtQuery extends TreatyQuery {
  @ApiPropertyOptional({ description: 'The day for which status is told. Default: today (UTC).' })
  @MayBeAbsent()
  @IsDay()
  asAt?: string;
}

const ANY_OF = 'Repeated or comma separated: any of them. An unknown one is refused (400, naming the field).';

/** A filter of words, repeated or comma separated: any of. */
function WordsFilter(description: string, example: string[]): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: [String], description: `${description} ${ANY_OF}`, example }),
    MayBeAbsent(),
    AsList(),
    ArrayMaxSize(200),
    IsString({ each: true }),
    MaxLength(100, { each: true }),
  );
}

/** A State is listed when it matches every filter that is given; a filter left empty is none. */
export class StateListDto extends AsAtQuery implements Partial<Record<keyof StateListQuery, unknown>> {
  @ApiPropertyOptional({ enum: TREATY_STATUSES, isArray: true, description: `Status on the day. ${ANY_OF}` })
  @MayBeAbsent()
  @AsList()
  @IsIn(TREATY_STATUSES, { each: true, message: `must be among ${TREATY_STATUSES.join(', ')}` })
  status?: TreatyStatus[];

  @WordsFilter(
    'A region, sub-region or intermediate region of UN M49, in any case; a treaty pack may count a State in another region.',
    ['Africa', 'Western Asia'],
  )
  region?: string[];

  @WordsFilter('A regional group of the UN by its short or long name, or `none` for States in no group.', [
    'GRULAC',
    'African Group',
  ])
  group?: string[];

  @WordsFilter('An organisation by its short or long name.', ['AU'])
  membership?: string[];

  @WordsFilter(
    `How a State voted in plenary on the whole of a resolution: ${BALLOT_CHOICES.join(', ')}. Alone it means the latest ` +
      'counted vote of the day; before it may stand the year or the symbol of a vote, and a colon.',
    ['yes', '2021:abstain', 'A/RES/76/47:no'],
  )
  vote?: string[];

  @ApiPropertyOptional({
    enum: ATTENTION_GROUPS,
    isArray: true,
    description: `Groups that deserve particular attention. ${ANY_OF}`,
  })
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
  @ApiPropertyOptional({ description: "Key or code of a treaty. Default: the deployment's." })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  treaty?: string;

  @ApiProperty({ description: 'The first day that counts.' })
  @IsDay()
  from: string;

  @ApiProperty({ description: 'The last day that counts. Default: today (UTC).', required: false })
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
