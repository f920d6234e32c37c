import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type {
  AddresseeChoice,
  BatchAddressee,
  BatchStepRequest,
  CheckBatchRequest,
  CreateBatchRequest,
} from '@demarche/contracts/letter-batches';
import { INSTITUTION_KINDS, type InstitutionKind } from '@demarche/domain/institution';
import { LETTER_CHANNELS, type LetterChannel } from '@demarche/domain/letter-course';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { LabelBody } from '../../../platform/access/label-dto.js';
import {
  AreAnswers,
  IsDay,
  IsIso3,
  IsLine,
  IsProse,
  IsVersion,
  MayBeAbsent,
  MayBeNull,
} from '../../../platform/http/fields.js';
import { StateListDto } from '../../states/states.dto.js';

/** Every State twice: Geneva and New York. */
const MOST = 400;

/** What all letters of a batch say, and who signs them. */
class BatchContentBody {
  @ApiProperty({ type: [String], format: 'uuid', description: 'One a language, all of one form.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LETTER_LANGUAGES.length)
  @IsUUID(undefined, { each: true })
  templateIds: string[];

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES, description: 'Taken where no language of an addressee is known.' })
  @MayBeAbsent()
  @IsIn(LETTER_LANGUAGES)
  otherwise?: LetterLanguage;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What fills the gaps of the texts, by the words of the gap.',
  })
  @MayBeAbsent()
  @AreAnswers()
  asked?: Record<string, string>;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @MayBeNull()
  @IsUUID()
  signatoryId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Director' })
  @MayBeNull()
  @IsLine()
  signatoryTitle?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Geneva' })
  @MayBeNull()
  @IsLine(100)
  place?: string | null;
}

export class AddresseeChoiceBody implements AddresseeChoice {
  @ApiProperty({ example: 'KEN' })
  @IsIso3()
  state: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Default: that of the head of the mission.' })
  @MayBeAbsent()
  @IsUUID()
  postId?: string;

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES })
  @MayBeAbsent()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage;

  @ApiPropertyOptional({ description: 'Write all the same: the post is vacant, or its address bounced.' })
  @MayBeAbsent()
  @IsBoolean()
  anyway?: boolean;
}

export class StateFilterBody extends PickType(StateListDto, [
  'status',
  'region',
  'group',
  'membership',
  'vote',
  'attention',
  'q',
] as const) {}

export class CheckBatchBody extends BatchContentBody implements CheckBatchRequest {
  @ApiPropertyOptional({ type: StateFilterBody, description: 'As the list of States takes it.' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => StateFilterBody)
  filter?: StateFilterBody;

  @ApiPropertyOptional({ type: [String], example: ['KEN', 'AGO'] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsIso3({ each: true })
  states?: string[];

  @ApiPropertyOptional({ enum: INSTITUTION_KINDS, default: 'permanent_mission' })
  @MayBeAbsent()
  @IsIn(INSTITUTION_KINDS)
  institution?: InstitutionKind;

  @ApiPropertyOptional({ example: 'Geneva', description: 'Posts in this city come first.' })
  @MayBeAbsent()
  @IsLine(100)
  city?: string;

  @ApiPropertyOptional({ type: [AddresseeChoiceBody] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => AddresseeChoiceBody)
  choices?: AddresseeChoiceBody[];
}

export class BatchAddresseeBody implements BatchAddressee {
  @ApiProperty({ example: 'KEN' })
  @IsIso3()
  state: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId: string;

  @ApiProperty({ enum: LETTER_LANGUAGES })
  @IsIn(LETTER_LANGUAGES)
  language: LetterLanguage;

  @ApiPropertyOptional({ description: 'Write all the same: the post is vacant, or its address bounced.' })
  @MayBeAbsent()
  @IsBoolean()
  anyway?: boolean;
}

export class CreateBatchBody extends IntersectionType(BatchContentBody, LabelBody) implements CreateBatchRequest {
  @ApiProperty({ example: 'Signatories, before the meeting' })
  @IsLine(200)
  name: string;

  @ApiProperty({ type: [BatchAddresseeBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => BatchAddresseeBody)
  addressees: BatchAddresseeBody[];

  @ApiPropertyOptional({ type: [String], description: 'What goes with each of them, in words.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsLine(200, { each: true })
  enclosures?: string[];

  @ApiPropertyOptional({ type: Number, nullable: true, default: 6, description: 'Null: no answer is awaited.' })
  @MayBeNull()
  @IsInt()
  @Min(0)
  @Max(104)
  replyWeeks?: number | null;
}

export class CancelBatchBody {
  @IsVersion()
  version: number;
}

export class BatchStepBody implements BatchStepRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ description: 'The steps before it are taken too: `send` clears and signs what is a draft.' })
  @MayBeAbsent()
  @IsBoolean()
  withEarlier?: boolean;

  @ApiPropertyOptional({ format: 'date', description: 'The day it happened; default today.' })
  @MayBeAbsent()
  @IsDay()
  on?: string;

  @ApiPropertyOptional({ enum: LETTER_CHANNELS, description: 'How they were sent.' })
  @MayBeAbsent()
  @IsIn(LETTER_CHANNELS)
  channel?: LetterChannel;

  @ApiPropertyOptional({ description: 'Demanded where they are voided.' })
  @MayBeAbsent()
  @IsProse(1_000)
  reason?: string;
}
