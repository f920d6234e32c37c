import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { notFound } from '../../platform/domain-error.js';
import { IdParam } from '../../platform/http/id-param.js';
import { LetterDocumentsService } from './letter-documents.service.js';
import { LetterDocumentDto } from './letter-views.dto.js';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

@ApiTags('letters')
@Controller('letters/:id')
export class LetterDocumentsController {
  constructor(private readonly documents: LetterDocumentsService) {}

  /** The letter as it reads, with what is still to be filled in. */
  @Get('document')
  @Requires('letter.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: LetterDocumentDto })
  view(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<LetterDocumentDto> {
    return this.documents.view(actor, id);
  }

  /** The letter as a file: DOCX, the master, or PDF. */
  @Get('files/:format')
  @Requires('letter.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'format', enum: Object.keys(TYPES) })
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Param('format') format: string,
  ): Promise<StreamableFile> {
    if (format !== 'docx' && format !== 'pdf') throw notFound('letter_format');
    const { name, content } = await this.documents.file(actor, id, format);
    return new StreamableFile(content, {
      type: TYPES[format],
      length: content.length,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}
