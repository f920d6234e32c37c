import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import {
  CreateLetterTemplateBody,
  LetterPreviewQuery,
  LetterTemplateDto,
  LetterTemplatesPageDto,
  LetterTemplatesQuery,
  RetireLetterTemplateBody,
  UpdateLetterTemplateBody,
} from './letter-templates.dto.js';
import { LetterTemplatesService } from './letter-templates.service.js';
import { LetterDocumentDto } from './letter-views.dto.js';

@ApiTags('letters')
@Controller('letter-templates')
export class LetterTemplatesController {
  constructor(private readonly templates: LetterTemplatesService) {}

  /** Texts to begin a letter from, by name. */
  @Get()
  @Requires('letter.read')
  @ApiOkResponse({ type: LetterTemplatesPageDto })
  list(@Query() query: LetterTemplatesQuery): Promise<LetterTemplatesPageDto> {
    return this.templates.list(query);
  }

  @Post()
  @Requires('letter.write')
  @ApiCreatedResponse({ type: LetterTemplateDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateLetterTemplateBody): Promise<LetterTemplateDto> {
    return this.templates.create(actor, body);
  }

  @Get(':id')
  @Requires('letter.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterTemplateDto })
  one(@IdParam() id: string): Promise<LetterTemplateDto> {
    return this.templates.one(id);
  }

  /** How a letter from it would read today, with what the register knows of a State. */
  @Get(':id/preview')
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterDocumentDto })
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { state }: LetterPreviewQuery,
  ): Promise<LetterDocumentDto> {
    return this.templates.preview(actor, id, state);
  }

  @Patch(':id')
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterTemplateDto })
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateLetterTemplateBody,
  ): Promise<LetterTemplateDto> {
    return this.templates.update(actor, id, body);
  }

  /** Offers it no more. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('letter.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  retire(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: RetireLetterTemplateBody): Promise<void> {
    return this.templates.retire(actor, id, body.version);
  }
}
