import { ApiProperty, ApiPropertyOptional, OmitType, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import type {
  CreateLetterRequest,
  LetterPreviewRequest,
  LetterStepRequest,
  RegisterIncomingRequest,
  RegisterOfOthersRequest,
  UpdateLetterRequest,
} from '@demarche/contracts/letters';
import { LETTER_CHANNELS, LETTER_ORIGINS, type LetterChannel } from '@demarche/domain/letter-course';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { LabelBody } from '../../platform/access/label-dto.js';
import {
  AreAnswers,
  IsDay,
  IsIso3,
  IsLine,
  IsProse,
  IsVersion,
  MayBeAbsent,
  MayBeNull,
} from '../../platform/http/fields.js';

const OF_OTHERS = LETTER_ORIGINS.filter((origin) => origin !== 'own');

/** What of a letter is written. */
class LetterContentBody extends LabelBody {
  @ApiPropertyOptional({ enum: LETTER_FORMS, default: 'note_verbale' })
  @MayBeAbsent()
  @IsIn(LETTER_FORMS)
  form?: LetterForm;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'KEN', description: "Default: the post's." })
  @MayBeNull()
  @IsIso3()
  state?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @MayBeNull()
  @IsUUID()
  postId?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Default: who holds the post that day, where it is one whom the writer may see.',
  })
  @MayBeNull()
  @IsUUID()
  personId?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @MayBeNull()
  @IsUUID()
  signatoryId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Director' })
  @MayBeNull()
  @IsLine()
  signatoryTitle?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Geneva', description: 'From where it is dated.' })
  @MayBeNull()
  @IsLine(100)
  place?: string | null;

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES, default: 'en' })
  @MayBeAbsent()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsProse(300)
  subject?: string;

  @ApiPropertyOptional({ description: 'In the merge language (docs/letter-templates.md); a letter to us as it reads.' })
  @MayBeAbsent()
  @IsProse(50_000)
  body?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What fills the gaps of the text, by the words of the gap.',
  })
  @MayBeAbsent()
  @AreAnswers()
  asked?: Record<string, string>;

  @ApiPropertyOptional({ type: [String], description: 'What goes with it, in words.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsLine(200, { each: true })
  enclosures?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Files: my own that hang on nothing yet.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine(100)
  theirRef?: string | null;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    default: 6,
    description: 'Weeks after which an answer is chased; null: none is awaited.',
  })
  @MayBeNull()
  @IsInt()
  @Min(0)
  @Max(104)
  replyWeeks?: number | null;
}

export class CreateLetterBody extends LetterContentBody implements CreateLetterRequest {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  templateId?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'The letter that it answers.' })
  @MayBeNull()
  @IsUUID()
  answersId?: string | null;
}

export class UpdateLetterBody extends LetterContentBody implements UpdateLetterRequest {
  @IsVersion()
  version: number;
}

const READ_FROM = [
  'form',
  'language',
  'state',
  'postId',
  'personId',
  'signatoryId',
  'signatoryTitle',
  'place',
  'subject',
  'body',
  'asked',
] as const;

export class LetterPreviewBody extends PickType(LetterContentBody, READ_FROM) implements LetterPreviewRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'The draft that is being changed.' })
  @MayBeAbsent()
  @IsUUID()
  letterId?: string;
}

const REGISTERED = ['asked', 'signatoryId', 'signatoryTitle'] as const;

export class RegisterIncomingBody extends OmitType(LetterContentBody, REGISTERED) implements RegisterIncomingRequest {
  @IsDay()
  receivedOn: string;

  @ApiPropertyOptional({ enum: LETTER_CHANNELS, nullable: true })
  @MayBeNull()
  @IsIn(LETTER_CHANNELS)
  channel?: LetterChannel | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'The letter that it answers.' })
  @MayBeNull()
  @IsUUID()
  answersId?: string | null;
}

export class RegisterOfOthersBody extends OmitType(LetterContentBody, REGISTERED) implements RegisterOfOthersRequest {
  @ApiProperty({ enum: OF_OTHERS })
  @IsIn(OF_OTHERS)
  origin: RegisterOfOthersRequest['origin'];

  @IsDay()
  sentOn: string;
}

export class LetterStepBody implements LetterStepRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ format: 'date', description: 'The day it happened; default today.' })
  @MayBeAbsent()
  @IsDay()
  on?: string;

  @ApiPropertyOptional({ enum: LETTER_CHANNELS, description: 'How it was sent.' })
  @MayBeAbsent()
  @IsIn(LETTER_CHANNELS)
  channel?: LetterChannel;

  @ApiPropertyOptional({ description: 'Demanded where a letter is voided.' })
  @MayBeAbsent()
  @IsProse(1_000)
  reason?: string;
}

export class DiscardLetterBody {
  @IsVersion()
  version: number;
}
