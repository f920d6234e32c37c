import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { Page, UserRef } from '@demarche/contracts/common';
import type { ChangeNoteRequest, NoteView, NoteWritten, WriteNoteRequest } from '@demarche/contracts/notes';
import { MAX_NOTE_LENGTH, NOTE_SUBJECTS, type NoteSubject } from '@demarche/domain/note';
import { LabelBody } from '../../platform/access/label-dto.js';
import { IsProse, IsVersion, MayBeAbsent } from '../../platform/http/fields.js';
import { RecordDto, UserRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';

const ID = /^([A-Z]{3}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const NO_ID = { message: 'must be the alpha-3 code of a State, or an id' };
const SAYS_NOTHING = { message: 'must not be empty' };

export class NotesQuery extends PageQuery {
  @ApiProperty({ enum: NOTE_SUBJECTS })
  @IsIn(NOTE_SUBJECTS)
  subjectKind: NoteSubject;

  @ApiProperty({ example: 'KEN', description: 'The alpha-3 code of a State, else an id.' })
  @Matches(ID, NO_ID)
  subjectId: string;
}

export class WriteNoteBody extends LabelBody implements WriteNoteRequest {
  @ApiProperty({ enum: NOTE_SUBJECTS })
  @IsIn(NOTE_SUBJECTS)
  subjectKind: NoteSubject;

  @ApiProperty({ example: 'KEN', description: 'The alpha-3 code of a State, else an id.' })
  @Matches(ID, NO_ID)
  subjectId: string;

  @ApiProperty({ description: 'Whom it mentions as `@[user id]`.' })
  @Matches(/\S/, SAYS_NOTHING)
  @IsProse(MAX_NOTE_LENGTH)
  text: string;
}

export class ChangeNoteBody extends LabelBody implements ChangeNoteRequest {
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ description: 'Whom it mentions as `@[user id]`.' })
  @MayBeAbsent()
  @Matches(/\S/, SAYS_NOTHING)
  @IsProse(MAX_NOTE_LENGTH)
  text?: string;
}

export class NoteStepBody {
  @IsVersion()
  version: number;
}

class NoteSubjectDto {
  @ApiProperty({ enum: NOTE_SUBJECTS }) kind: NoteSubject;
  @ApiProperty() id: string;
}
export class NoteDto extends RecordDto implements NoteView {
  @ApiProperty({ type: NoteSubjectDto }) subject: NoteSubjectDto;
  @ApiProperty() text: string;
  @ApiProperty({ type: [UserRefDto] }) mentions: UserRef[];
  @ApiProperty({ type: UserRefDto, nullable: true }) author: UserRefDto | null;
  @ApiProperty() edited: boolean;
}
export class NotesPageDto implements Page<NoteView> {
  @ApiProperty({ type: [NoteDto] }) items: NoteDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
export class NoteWrittenDto implements NoteWritten {
  @ApiProperty({ type: NoteDto }) note: NoteDto;
  @ApiProperty({ type: [UserRefDto], description: 'Mentioned, and not told: they do not see this note.' })
  unheard: UserRefDto[];
}
