import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor, Requires } from '../../platform/access/requires.js';
import { IdParam } from '../../platform/http/id-param.js';
import { NoteChangesService } from './note-changes.service.js';
import {
  ChangeNoteBody,
  NoteDto,
  NotesPageDto,
  NotesQuery,
  NoteStepBody,
  NoteWrittenDto,
  WriteNoteBody,
} from './notes.dto.js';
import { NotesService } from './notes.service.js';

@ApiTags('notes')
@Controller('notes')
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly changes: NoteChangesService,
  ) {}

  /** The notes on a record, the latest first. */
  @Get()
  @Requires('note.read')
  @ApiOkResponse({ type: NotesPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: NotesQuery): Promise<NotesPageDto> {
    return this.notes.list(actor, query);
  }

  /** Writes a note on a record, and tells whom it mentions. It is as closed as the record, or closer. */
  @Post()
  @Requires('note.write')
  @ApiCreatedResponse({ type: NoteWrittenDto })
  write(@CurrentActor() actor: Actor, @Body() body: WriteNoteBody): Promise<NoteWrittenDto> {
    return this.notes.write(actor, body);
  }

  @Get(':id')
  @Requires('note.read')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: NoteDto })
  one(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<NoteDto> {
    return this.notes.one(actor, id);
  }

  /** Changes a note of one's own; who is mentioned now and was not before is told. */
  @Patch(':id')
  @Requires('note.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: NoteWrittenDto })
  change(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: ChangeNoteBody): Promise<NoteWrittenDto> {
    return this.changes.change(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('note.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  delete(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: NoteStepBody): Promise<void> {
    return this.changes.delete(actor, id, body.version);
  }

  /** Brings a note back that was deleted. */
  @Post(':id/restore')
  @HttpCode(200)
  @Requires('note.write')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: NoteDto })
  restore(@CurrentActor() actor: Actor, @IdParam() id: string, @Body() body: NoteStepBody): Promise<NoteDto> {
    return this.changes.restore(actor, id, body.version);
  }
}
