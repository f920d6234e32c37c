import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsObject, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type {
  CreateInstitutionRequest,
  CreatePostRequest,
  PostHoldingView,
  InstitutionView,
  PostView,
  SuccessionRequest,
  UpdatePostRequest,
} from '@demarche/contracts/people';
import { INSTITUTION_KINDS, type InstitutionKind } from '@demarche/domain/institution';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { POST_ATTENTION, type PostAttention } from '@demarche/domain/post';
import { LabelBody } from '../../platform/access/label-dto.js';
import {
  AsBoolean,
  IsDay,
  IsIso3,
  IsLine,
  IsSearch,
  IsVersion,
  MayBeAbsent,
  MayBeNull,
} from '../../platform/http/fields.js';
import { RecordDto, StateRefDto, UserRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';
import { FlagDto } from './flags/flag.dto.js';
import { CreatePersonBody, PersonAddressDto } from './people.dto.js';

export class InstitutionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Words of the name, without regard to case and accents.' })
  @MayBeAbsent()
  @IsSearch()
  q?: string;

  @ApiPropertyOptional({ example: 'KEN' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;

  @ApiPropertyOptional({ enum: INSTITUTION_KINDS })
  @MayBeAbsent()
  @IsIn(INSTITUTION_KINDS)
  kind?: InstitutionKind;
}

export class PostsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Words of the title, without regard to case and accents.' })
  @MayBeAbsent()
  @IsSearch()
  q?: string;

  @ApiPropertyOptional({ example: 'KEN' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;

  @ApiPropertyOptional({
    enum: POST_ATTENTION,
    description: 'Held by nobody today; with an address that bounces; not heard of for a year, for internal readers.',
  })
  @MayBeAbsent()
  @IsIn(POST_ATTENTION)
  attention?: PostAttention;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  institution?: string;

  @ApiPropertyOptional({ description: 'Held today by nobody whom the reader may see, or by somebody.' })
  @MayBeAbsent()
  @AsBoolean()
  @IsBoolean()
  vacant?: boolean;
}

export class CreateInstitutionBody implements CreateInstitutionRequest {
  @ApiProperty()
  @IsLine(300)
  name: string;

  @ApiProperty({ enum: INSTITUTION_KINDS })
  @IsIn(INSTITUTION_KINDS)
  kind: InstitutionKind;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'KEN' })
  @MayBeNull()
  @IsIso3()
  state?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine(100)
  city?: string | null;
}

export class CreatePostBody extends LabelBody implements CreatePostRequest {
  @ApiProperty()
  @IsLine()
  function: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'An institution that stands already, or `institution`.' })
  @MayBeAbsent()
  @IsUUID()
  institutionId?: string;

  @ApiPropertyOptional({ type: CreateInstitutionBody })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CreateInstitutionBody)
  institution?: CreateInstitutionBody;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'email' })
  @MayBeNull()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string | null;

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES, nullable: true, description: 'In which letters to it are written.' })
  @MayBeNull()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage | null;
}

export class UpdatePostBody extends LabelBody implements UpdatePostRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine()
  function?: string;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'email' })
  @MayBeNull()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string | null;

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES, nullable: true, description: 'In which letters to it are written.' })
  @MayBeNull()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage | null;
}

export class VersionBody {
  @IsVersion()
  version: number;
}

export class BounceBody extends VersionBody {
  @MayBeAbsent()
  @IsDay()
  on?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Mailbox unavailable' })
  @MayBeNull()
  @IsLine(500)
  reason?: string | null;
}

export class SuccessionBody extends VersionBody implements SuccessionRequest {
  @IsDay()
  from: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who holds it from then on, or `person`; neither: nobody yet.' })
  @MayBeAbsent()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ type: CreatePersonBody })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CreatePersonBody)
  person?: CreatePersonBody;
}

export class PostHoldingDto implements PostHoldingView {
  @ApiProperty({ format: 'uuid' }) holdingId: string;
  @ApiProperty({ type: UserRefDto }) person: UserRefDto;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
  @ApiProperty() version: number;
}
export class PostInstitutionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: INSTITUTION_KINDS }) kind: InstitutionKind;
  @ApiProperty({ type: String, nullable: true }) city: string | null;
}
export class InstitutionDto extends PostInstitutionDto implements InstitutionView {
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
  @ApiProperty({ type: [FlagDto] }) flags: FlagDto[];
  @ApiProperty() version: number;
}
export class InstitutionsPageDto {
  @ApiProperty({ type: [InstitutionDto] }) items: InstitutionDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class HolderDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'uuid' }) holdingId: string;
  @ApiProperty({ description: 'Of this time in the post.' }) version: number;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) bouncedOn: string | null;
  @ApiProperty({ type: [String] }) languages: string[];
  @ApiProperty({ type: [PersonAddressDto] }) addresses: PersonAddressDto[];
  @ApiProperty({ type: [FlagDto] }) flags: FlagDto[];
}
export class PostDto extends RecordDto implements PostView {
  @ApiProperty() function: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: PostInstitutionDto }) institution: PostInstitutionDto;
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ enum: LETTER_LANGUAGES, nullable: true }) language: LetterLanguage | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) bouncedOn: string | null;
  @ApiProperty({ type: String, nullable: true }) bounceReason: string | null;
  @ApiProperty({ type: [HolderDto] }) holders: HolderDto[];
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null also where nobody ever held it.' })
  vacantSince: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'For internal readers.' })
  lastHeardOn: string | null;
  @ApiProperty({ description: 'Not heard of for a year; for internal readers.' }) silent: boolean;
}
export class PostsPageDto {
  @ApiProperty({ type: [PostDto] }) items: PostDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
