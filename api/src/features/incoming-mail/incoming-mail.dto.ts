import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Page } from '@demarche/contracts/common';
import type {
  BouncedAddress,
  IncomingMailReceived,
  IncomingMailSummary,
  IncomingMailView,
  LeftOutFile,
  MailAddress,
  MailProposal,
} from '@demarche/contracts/incoming-mail';
import {
  MAIL_KINDS,
  MAIL_OUTCOMES,
  MAIL_REMARKS,
  MAIL_STATES,
  MAIL_WAYS,
  type MailKind,
  type MailOutcome,
  type MailRemark,
  type MailState,
  type MailWay,
} from '@demarche/domain/incoming-mail';
import { OfficeRefDto, RecordDto, StateRefDto, UserRefDto } from '../../platform/http/references.dto.js';
import { PageQuery } from '../../platform/paging.js';
import { AttachmentDto } from '../files/dto.js';

const SHOWN = MAIL_STATES.filter((state) => state !== 'forgotten');
const RECORDS = ['letter', 'engagement'] as const;
const MARKS = ['message', 'reference', 'subject'] as const;
const SOURCES = ['letter', 'post', 'person', 'institution', 'domain'] as const;

export class IncomingMailsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SHOWN, default: 'waiting' })
  @IsOptional()
  @IsIn(SHOWN)
  state: MailState = 'waiting';
}

class MailAddressDto implements MailAddress {
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Empty where it was none.' }) address: string;
}
class LeftOutFileDto implements LeftOutFile {
  @ApiProperty() name: string;
  @ApiProperty({ example: 'file.kind_refused' }) code: string;
  @ApiProperty() message: string;
}
class BouncedAddressDto implements BouncedAddress {
  @ApiProperty() address: string;
  @ApiProperty({ type: String, nullable: true, example: '5.1.1' }) status: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
}
class MailRecordDto {
  @ApiProperty({ enum: RECORDS }) kind: (typeof RECORDS)[number];
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
}

class ProposedStateDto extends StateRefDto {
  @ApiProperty({ enum: SOURCES }) by: (typeof SOURCES)[number];
}
class ProposedPostDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: StateRefDto, nullable: true }) state: StateRefDto | null;
}
class ProposedLetterDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) ourRef: string | null;
  @ApiProperty() subject: string;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ enum: MARKS }) by: (typeof MARKS)[number];
}
class MailProposalDto implements MailProposal {
  @ApiProperty({ enum: MAIL_OUTCOMES }) as: MailOutcome;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ type: ProposedStateDto, nullable: true }) state: ProposedStateDto | null;
  @ApiProperty({ type: [UserRefDto] }) people: UserRefDto[];
  @ApiProperty({ type: [ProposedPostDto] }) posts: ProposedPostDto[];
  @ApiProperty({ type: [ProposedLetterDto] }) letters: ProposedLetterDto[];
}

export class IncomingMailSummaryDto extends RecordDto implements IncomingMailSummary {
  @ApiProperty({ enum: MAIL_WAYS }) way: MailWay;
  @ApiProperty({ enum: MAIL_KINDS, description: 'Only a `message` may answer a letter.' }) kind: MailKind;
  @ApiProperty({ enum: SHOWN }) state: MailState;
  @ApiProperty({ type: MailAddressDto, nullable: true }) from: MailAddressDto | null;
  @ApiProperty() subject: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt: string | null;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty() files: number;
  @ApiProperty({ type: OfficeRefDto, nullable: true }) office: OfficeRefDto | null;
  @ApiProperty({ enum: MAIL_OUTCOMES, nullable: true }) outcome: MailOutcome | null;
}
export class IncomingMailsPageDto implements Page<IncomingMailSummary> {
  @ApiProperty({ type: [IncomingMailSummaryDto] }) items: IncomingMailSummaryDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class IncomingMailDto extends IncomingMailSummaryDto implements IncomingMailView {
  @ApiProperty({ type: [MailAddressDto] }) to: MailAddressDto[];
  @ApiProperty({ description: 'Plain, without the thread below.' }) text: string;
  @ApiProperty() quoted: string;
  @ApiProperty({ type: [AttachmentDto] }) attachments: AttachmentDto[];
  @ApiProperty({ type: [LeftOutFileDto] }) leftOut: LeftOutFileDto[];
  @ApiProperty({ enum: MAIL_REMARKS, isArray: true }) remarks: MailRemark[];
  @ApiProperty({ type: [BouncedAddressDto] }) bounced: BouncedAddressDto[];
  @ApiProperty({ type: UserRefDto, nullable: true }) owner: UserRefDto | null;
  @ApiProperty({ type: MailRecordDto, nullable: true, description: 'Made of the same message, however it came.' })
  record: MailRecordDto | null;
  @ApiProperty({ type: MailProposalDto, nullable: true }) proposal: MailProposalDto | null;
}
export class IncomingMailReceivedDto implements IncomingMailReceived {
  @ApiProperty({ type: IncomingMailDto }) mail: IncomingMailDto;
  @ApiProperty({ description: 'False: the same message was here already.' }) isNew: boolean;
}
