import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Post,
  Res,
  type StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { FILE_KINDS } from '@demarche/domain/file-kind';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { TakesFile } from '../../platform/http/takes-file.js';
import { download } from './download.js';
import { DeleteFileBody, FileDto } from './dto.js';
import { OwnFilesService } from './own-files.service.js';
import { ReceiveFile, type ReceivedFile } from './receive-file.interceptor.js';

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(private readonly files: OwnFilesService) {}

  /** Keeps a file of at most 20 MB: its sender's alone until a record takes it (`attachmentIds`), within seven days. */
  @Post()
  @Requires('file.write')
  @TakesFile()
  @UseInterceptors(ReceiveFile)
  @ApiCreatedResponse({ type: FileDto })
  upload(@CurrentActor() actor: Actor, @UploadedFile() file: ReceivedFile): Promise<FileDto> {
    return this.files.upload(actor, file.originalname, file);
  }

  @Get(':id')
  @Requires('file.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: FileDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<FileDto> {
    return this.files.one(actor, id);
  }

  /** The content, to be saved: never shown in place. */
  @Get(':id/content')
  @Requires('file.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiProduces(...Object.values(FILE_KINDS).map(({ mediaType }) => mediaType))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Res({ passthrough: true }) res: Response,
  ): Promise<StreamableFile> {
    const { view, content } = await this.files.content(actor, id);
    return download(res, view, content);
  }

  /** Takes back a file that hangs on nothing. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('file.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  delete(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: DeleteFileBody): Promise<void> {
    return this.files.delete(actor, id, body.version);
  }
}
