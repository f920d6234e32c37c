import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Page } from '@demarche/contracts/common';
import type {
  CreateLetterTemplateRequest,
  LetterTemplateView,
  UpdateLetterTemplateRequest,
} from '@demarche/contracts/letters';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { IsIso3, IsLine, IsProse, IsVersion, MayBeAbsent } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/paging.js';

export class LetterTemplatesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: LETTER_FORMS })
  @MayBeAbsent()
  @IsIn(LETTER_FORMS)
  form?: LetterForm;

  @ApiPropertyOptional({ enum: LETTER_LANGUAGES })
  @MayBeAbsent()
  @IsIn(LETTER_LANGUAGES)
  language?: LetterLanguage;
}

export class LetterPreviewQuery {
  @ApiPropertyOptional({ example: 'KEN', description: 'The State to which it would go.' })
  @MayBeAbsent()
  @IsIso3()
  state?: string;
}

export class CreateLetterTemplateBody implements CreateLetterTemplateRequest {
  @ApiProperty({ enum: LETTER_FORMS })
  @IsIn(LETTER_FORMS)
  form: LetterForm;

  @ApiProperty({ enum: LETTER_LANGUAGES })
  @IsIn(LETTER_LANGUAGES)
  language: LetterLanguage;

  @ApiProperty()
  @IsLine(200)
  name: string;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsProse(300)
  subject?: string;

  @ApiProperty({ description: 'In the merge language (docs/letter-templates.md).' })
  @IsProse(50_000)
  body: string;
}

export class UpdateLetterTemplateBody
  extends PartialType(CreateLetterTemplateBody, { skipNullProperties: false })
  implements UpdateLetterTemplateRequest
{
  @IsVersion()
  version: number;
}

export class RetireLetterTemplateBody {
  @IsVersion()
  version: number;
}

export class LetterTemplateDto implements LetterTemplateView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() treaty: string;
  @ApiProperty({ enum: LETTER_FORMS }) form: LetterForm;
  @ApiProperty({ enum: LETTER_LANGUAGES }) language: LetterLanguage;
  @ApiProperty() name: string;
  @ApiProperty() subject: string;
  @ApiProperty() body: string;
  @ApiProperty({ description: "Comes with the treaty's pack: copied, not changed." }) ofPack: boolean;
  @ApiProperty() version: number;
}

export class LetterTemplatesPageDto implements Page<LetterTemplateView> {
  @ApiProperty({ type: [LetterTemplateDto] }) items: LetterTemplateDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
