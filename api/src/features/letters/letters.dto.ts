import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID, MaxLength } from 'class-validator';
import {
  LETTER_COURSES,
  LETTER_ORIGINS,
  LETTER_STATUSES,
  type LetterCourse,
  type LetterOrigin,
  type LetterStatus,
} from '@demarche/domain/letter-course';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { AsList, IsDay, IsIso3, IsLine, IsSearch, MayBeAbsent } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

/** `any`: an answer is awaited; `overdue`: and its day is past. */
export const LETTERS_AWAITING = ['any', 'overdue'] as const;

export class LettersQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'ccm', description: "Default: the deployment's treaty." })
  @MayBeAbsent()
  @MaxLength(40)
  treaty?: string;

  @ApiPropertyOptional({ enum: LETTER_COURSES })
  @MayBeAbsent()
  @IsIn(LETTER_COURSES)
  course?: LetterCourse;

  @ApiPropertyOptional({ enum: LETTER_ORIGINS })
  @MayBeAbsent()
  @IsIn(LETTER_ORIGINS)
  origin?: LetterOrigin;

  @ApiPropertyOptional({ enum: LETTER_FORMS, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(LETTER_FORMS, { each: true })
  form?: LetterForm[];

  @ApiPropertyOptional({ enum: LETTER_STATUSES, isArray: true })
  @MayBeAbsent()
  @AsList()
  @IsIn(LETTER_STATUSES, { each: true })
  status?: LetterStatus[];

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES })
  @MayBeAbsent()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage;

  @ApiPropertyOptional({ enum: LETTERS_AWAITING, description: 'Letters of ours whose answer is awaited, or overdue.' })
  @MayBeAbsent()
  @IsIn(LETTERS_AWAITING)
  awaiting?: (typeof LETTERS_AWAITING)[number];

  @ApiPropertyOptional({ example: 'KEN' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'To whom it went, or from whom it came.' })
  @MayBeAbsent()
  @IsUUID()
  post?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  person?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Ours.' })
  @MayBeAbsent()
  @IsUUID()
  office?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Those that were written together.' })
  @MayBeAbsent()
  @IsUUID()
  batch?: string;

  @ApiPropertyOptional({ example: 'ISU/2026', description: 'How our reference or theirs begins.' })
  @MayBeAbsent()
  @IsLine(100)
  ref?: string;

  @ApiPropertyOptional({ description: 'Words of the subject and the text, without regard to case and accents.' })
  @MayBeAbsent()
  @IsSearch()
  q?: string;

  @ApiPropertyOptional({ format: 'date' })
  @MayBeAbsent()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @MayBeAbsent()
  @IsDay()
  to?: string;
}
