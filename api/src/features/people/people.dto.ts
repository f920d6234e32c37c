import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsObject,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type {
  CreateHoldingRequest,
  CreatePersonRequest,
  HeldPost,
  PersonAddress,
  PersonView,
  PostRef,
  UpdateHoldingRequest,
  UpdatePersonRequest,
} from '@demarche/contracts/people';
import { PERSON_FLAGS, type PersonFlag } from '@demarche/domain/flag';
import { LETTER_LANGUAGES, type LetterLanguage } from '@demarche/domain/letter-document';
import { LAWFUL_GROUNDS, type LawfulGround } from '@demarche/domain/person';
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
import { RecordDto, StateRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';
import { FlagDto } from './flags/flag.dto.js';

export class PeopleQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Words of the name, without regard to case and accents.' })
  @MayBeAbsent()
  @IsSearch()
  q?: string;

  @ApiPropertyOptional({ example: 'KEN', description: 'Who holds a post of this State today.' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who holds a post of this institution today.' })
  @MayBeAbsent()
  @IsUUID()
  institution?: string;

  @ApiPropertyOptional({ enum: PERSON_FLAGS, description: 'Who is that today.' })
  @MayBeAbsent()
  @IsIn(PERSON_FLAGS)
  flag?: PersonFlag;

  @ApiPropertyOptional({ example: 'fr', description: 'Who speaks it.' })
  @MayBeAbsent()
  @Matches(/^[a-z]{2,3}$/, { message: 'must be an ISO 639 code of two or three small letters' })
  language?: string;

  @ApiPropertyOptional({ description: 'Whose address bounces, or does not.' })
  @MayBeAbsent()
  @AsBoolean()
  @IsBoolean()
  bounced?: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who holds this post today.' })
  @MayBeAbsent()
  @IsUUID()
  post?: string;
}

export class CreateHoldingBody implements CreateHoldingRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId: string;

  @IsDay()
  from: string;

  @MayBeNull()
  @IsDay()
  to?: string | null;
}

export class UpdateHoldingBody implements UpdateHoldingRequest {
  @IsVersion()
  version: number;

  @MayBeAbsent()
  @IsDay()
  from?: string;

  @MayBeNull()
  @IsDay()
  to?: string | null;
}

export class PersonAddressBody implements PersonAddress {
  @ApiProperty({ enum: LETTER_LANGUAGES })
  @IsIn(LETTER_LANGUAGES)
  language: LetterLanguage;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Excellency,' })
  @MayBeNull()
  @IsLine(200)
  salutation: string | null = null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'H.E. Ms. Officer C' })
  @MayBeNull()
  @IsLine(300)
  formOfAddress: string | null = null;
}

class PersonFields extends LabelBody {
  @ApiPropertyOptional({ type: String, nullable: true, format: 'email' })
  @MayBeNull()
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @MayBeNull()
  @IsLine(60)
  phone?: string | null;

  @ApiPropertyOptional({ type: [String], example: ['en', 'pt'], description: 'ISO 639 codes.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2,3}$/, { each: true, message: 'must be ISO 639 codes of two or three small letters' })
  languages?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where the personal data come from.' })
  @MayBeNull()
  @IsLine(500)
  source?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where and when we first met them.' })
  @MayBeNull()
  @IsLine(300)
  metAt?: string | null;

  @ApiPropertyOptional({ enum: LAWFUL_GROUNDS, nullable: true, description: 'Why we may keep them.' })
  @MayBeNull()
  @IsIn(LAWFUL_GROUNDS)
  lawfulGround?: LawfulGround | null;

  @ApiPropertyOptional({
    type: [PersonAddressBody],
    description: 'How letters address them: all of it, a language each.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(LETTER_LANGUAGES.length)
  @ArrayUnique(({ language }: PersonAddressBody) => language, { message: 'must name each language once' })
  @ValidateNested({ each: true })
  @Type(() => PersonAddressBody)
  addresses?: PersonAddressBody[];
}

export class CreatePersonBody extends PersonFields implements CreatePersonRequest {
  @ApiProperty()
  @IsLine()
  name: string;

  @ApiPropertyOptional({ type: CreateHoldingBody })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CreateHoldingBody)
  holding?: CreateHoldingBody;
}

export class UpdatePersonBody extends PersonFields implements UpdatePersonRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsLine()
  name?: string;
}

export class PostRefDto implements PostRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
}
export class HeldPostDto implements HeldPost {
  @ApiProperty({ format: 'uuid' }) holdingId: string;
  @ApiProperty({ type: PostRefDto }) post: PostRefDto;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to: string | null;
  @ApiProperty() version: number;
}
export class PersonAddressDto implements PersonAddress {
  @ApiProperty({ enum: LETTER_LANGUAGES }) language: LetterLanguage;
  @ApiProperty({ type: String, nullable: true }) salutation: string | null;
  @ApiProperty({ type: String, nullable: true }) formOfAddress: string | null;
}
export class PersonDto extends RecordDto implements PersonView {
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: [String] }) languages: string[];
  @ApiProperty({ type: String, nullable: true }) source: string | null;
  @ApiProperty({ type: String, nullable: true }) metAt: string | null;
  @ApiProperty({ enum: LAWFUL_GROUNDS, nullable: true }) lawfulGround: LawfulGround | null;
  @ApiProperty({ type: [PersonAddressDto] }) addresses: PersonAddressDto[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) bouncedOn: string | null;
  @ApiProperty({ type: String, nullable: true }) bounceReason: string | null;
  @ApiProperty({ type: [FlagDto] }) flags: FlagDto[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) erasedAt: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'For internal readers.' })
  lastHeardOn: string | null;
  @ApiProperty({ type: [HeldPostDto] }) posts: HeldPostDto[];
}
export class PeoplePageDto {
  @ApiProperty({ type: [PersonDto] }) items: PersonDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
