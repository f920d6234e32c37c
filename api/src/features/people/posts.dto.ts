import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsObject, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import type {
  CreateInstitutionRequest,
  CreatePostRequest,
  InstitutionView,
  PostView,
  UpdatePostRequest,
} from '@demarche/contracts/people';
import { INSTITUTION_KINDS, type InstitutionKind } from '@demarche/domain/institution';
import { LabelBody } from '../../platform/access/label-dto.js';
import { AsBoolean, IsIso3, IsLine, IsSearch, IsVersion, MayBeAbsent, MayBeNull } from '../../platform/http/fields.js';
import { RecordDto, StateRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';

export class InstitutionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Words of the name, without regard to case and accents.' })
  @MayBeAbsent()
  @IsSearch()
  q?: string;

  @ApiPropertyOptional({ example: 'KEN' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;
}

export class PostsQuery extends InstitutionsQuery {
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
}

export class PostInstitutionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: INSTITUTION_KINDS }) kind: InstitutionKind;
  @ApiProperty({ type: String, nullable: true }) city: string | null;
}
export class InstitutionDto extends PostInstitutionDto implements InstitutionView {
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
}
export class InstitutionsPageDto {
  @ApiProperty({ type: [InstitutionDto] }) items: InstitutionDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class HolderDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date' }) from: string;
}
export class PostDto extends RecordDto implements PostView {
  @ApiProperty() function: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: PostInstitutionDto }) institution: PostInstitutionDto;
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: [HolderDto] }) holders: HolderDto[];
}
export class PostsPageDto {
  @ApiProperty({ type: [PostDto] }) items: PostDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
