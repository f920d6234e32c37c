import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '@demarche/contracts/common';
import type { LetterDocument, LetterDocumentView, LetterRef, LetterView } from '@demarche/contracts/letters';
import {
  LETTER_CHANNELS,
  LETTER_COURSES,
  LETTER_ORIGINS,
  LETTER_STATUSES,
  LETTER_STEPS,
  type LetterChannel,
  type LetterCourse,
  type LetterOrigin,
  type LetterStatus,
  type LetterStep,
} from '@demarche/domain/letter-course';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { AttachmentDto } from '../files/dto.js';
import { OfficeRefDto, RecordDto, StateRefDto, UserRefDto } from '../../platform/http/references.dto.js';

class LetterPostDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
}
class SignatoryDto extends UserRefDto {
  @ApiProperty({ type: String, nullable: true }) title: string | null;
}
class LetterRefDto implements LetterRef {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) ourRef: string | null;
  @ApiProperty() subject: string;
  @ApiProperty({ format: 'date' }) on: string;
}

export class LetterDto extends RecordDto implements LetterView {
  @ApiProperty() treaty: string;
  @ApiProperty({ enum: LETTER_COURSES }) course: LetterCourse;
  @ApiProperty({ enum: LETTER_ORIGINS }) origin: LetterOrigin;
  @ApiProperty({ enum: LETTER_FORMS }) form: LetterForm;
  @ApiProperty({ enum: LETTER_STATUSES, description: 'An answer closed to the reader has not come.' })
  status: LetterStatus;
  @ApiProperty({ type: String, nullable: true, example: 'ISU/2026/041' }) ourRef: string | null;
  @ApiProperty({ type: String, nullable: true }) theirRef: string | null;
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
  @ApiProperty({ type: LetterPostDto, nullable: true, description: 'Addressee, or sender.' })
  post: LetterPostDto | null;
  @ApiProperty({ type: UserRefDto, nullable: true }) person: UserRefDto | null;
  @ApiProperty({ type: OfficeRefDto, nullable: true }) office: OfficeRefDto | null;
  @ApiProperty({ type: SignatoryDto, nullable: true }) signatory: SignatoryDto | null;
  @ApiProperty({ type: String, nullable: true, example: 'Geneva' }) place: string | null;
  @ApiProperty({ enum: LETTER_LANGUAGES }) language: LetterLanguage;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) templateId: string | null;
  @ApiProperty() subject: string;
  @ApiProperty({ description: 'The subject as it reads: its fields are filled in since it was cleared.' })
  title: string;
  @ApiProperty() body: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) asked: Record<string, string>;
  @ApiProperty({ type: [String] }) enclosures: string[];
  @ApiProperty({ type: [AttachmentDto] }) attachments: AttachmentDto[];
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) sentOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) receivedOn: string | null;
  @ApiProperty({ enum: LETTER_CHANNELS, nullable: true }) channel: LetterChannel | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) acknowledgedOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) repliedOn: string | null;
  @ApiProperty() chases: number;
  @ApiProperty({ type: String, format: 'date', nullable: true }) chasedOn: string | null;
  @ApiProperty({ type: String, nullable: true }) voidReason: string | null;
  @ApiProperty({ type: Number, nullable: true }) replyWeeks: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) replyDueOn: string | null;
  @ApiProperty({ type: LetterRefDto, nullable: true }) answers: LetterRefDto | null;
  @ApiProperty({ type: [LetterRefDto] }) answeredBy: LetterRefDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) engagementId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Those it was written together with.' })
  batchId: string | null;
  @ApiProperty({ type: UserRefDto, nullable: true }) owner: UserRefDto | null;
  @ApiProperty({ enum: LETTER_STEPS, isArray: true }) steps: LetterStep[];
}

export class LettersPageDto implements Page<LetterView> {
  @ApiProperty({ type: [LetterDto] }) items: LetterDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

class LetterGapDto {
  @ApiProperty({ example: 'ask:meeting date' }) field: string;
  @ApiProperty({ enum: ['ask', 'missing'] }) kind: 'ask' | 'missing';
}
export class LetterDocumentDto implements LetterDocumentView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Blocks of runs, from top to bottom.' })
  document: LetterDocument;
  @ApiProperty({ type: [LetterGapDto] }) gaps: LetterGapDto[];
}
