import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '@demarche/contracts/common';
import type { AddresseeCheck, BatchCheck, LetterBatchView, PostChoice } from '@demarche/contracts/letter-batches';
import { INSTITUTION_KINDS, type InstitutionKind } from '@demarche/domain/institution';
import {
  ADDRESSEE_FAULTS,
  type AddresseeFault,
  type AddresseeState,
  LETTER_BATCH_STATUSES,
  LETTER_BATCH_STEPS,
  type LetterBatchStatus,
  type LetterBatchStep,
} from '@demarche/domain/letter-batch';
import { LETTER_FORMS, LETTER_LANGUAGES, type LetterForm, type LetterLanguage } from '@demarche/domain/letter-document';
import { OfficeRefDto, RecordDto, StateRefDto, UserRefDto } from '../../../platform/http/references.dto.js';

class PostChoiceDto implements PostChoice {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: INSTITUTION_KINDS }) institution: InstitutionKind;
  @ApiProperty({ type: String, nullable: true }) city: string | null;
  @ApiProperty({ type: UserRefDto, nullable: true, description: 'Who holds it today.' }) person: UserRefDto | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) bouncedOn: string | null;
}

export class AddresseeCheckDto implements AddresseeCheck {
  @ApiProperty({ type: StateRefDto }) state: StateRefDto;
  @ApiProperty({ type: PostChoiceDto, nullable: true }) post: PostChoiceDto | null;
  @ApiProperty({ enum: LETTER_LANGUAGES, nullable: true }) language: LetterLanguage | null;
  @ApiProperty({ enum: ADDRESSEE_FAULTS, isArray: true }) faults: AddresseeFault[];
  @ApiProperty({ type: [String], example: ['ask:meeting date'] }) gaps: string[];
  @ApiProperty({ enum: ['ready', 'to_decide', 'stopped'] }) standing: AddresseeState;
  @ApiProperty({ type: [PostChoiceDto] }) posts: PostChoiceDto[];
}

export class BatchCheckDto implements BatchCheck {
  @ApiProperty({ enum: LETTER_FORMS }) form: LetterForm;
  @ApiProperty({ type: [AddresseeCheckDto] }) addressees: AddresseeCheckDto[];
  @ApiProperty() ready: number;
  @ApiProperty() toDecide: number;
  @ApiProperty() stopped: number;
}

class BatchProgressDto {
  @ApiProperty() done: number;
  @ApiProperty() total: number;
}
class BatchFailureDto {
  @ApiProperty() code: string;
  @ApiProperty() detail: string;
  @ApiProperty({ type: String, nullable: true }) state: string | null;
}

export class LetterBatchDto extends RecordDto implements LetterBatchView {
  @ApiProperty() treaty: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: LETTER_FORMS }) form: LetterForm;
  @ApiProperty({ enum: LETTER_BATCH_STATUSES }) status: LetterBatchStatus;
  @ApiProperty({ description: 'Of the letters that the reader may see.' }) letters: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { draft: 12 } })
  counts: LetterBatchView['counts'];
  @ApiProperty({ type: BatchProgressDto, nullable: true, description: 'To whoever began it, while it is made.' })
  progress: BatchProgressDto | null;
  @ApiProperty({ type: BatchFailureDto, nullable: true, description: 'To whoever began it.' })
  failure: BatchFailureDto | null;
  @ApiProperty({ type: OfficeRefDto, nullable: true }) office: OfficeRefDto | null;
  @ApiProperty({ type: UserRefDto, nullable: true }) owner: UserRefDto | null;
  @ApiProperty({ enum: LETTER_BATCH_STEPS, isArray: true }) steps: LetterBatchStep[];
  @ApiProperty() mayCancel: boolean;
}

export class LetterBatchesPageDto implements Page<LetterBatchView> {
  @ApiProperty({ type: [LetterBatchDto] }) items: LetterBatchDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
