import { ApiProperty, ApiPropertyOptional, OmitType, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsUUID } from 'class-validator';
import type {
  MailStepRequest,
  SaveMailAsContactRequest,
  SaveMailAsCopyRequest,
  SaveMailAsLetterRequest,
} from '@demarche/contracts/incoming-mail';
import { MAX_MAIL_FILES } from '@demarche/domain/incoming-mail';
import { IsDay, IsVersion, MayBeAbsent } from '../../platform/http/fields.js';
import { CreateEngagementBody } from '../engagements/engagement-bodies.dto.js';
import { RegisterIncomingBody } from '../letters/letter-bodies.dto.js';

const OF_MAIL = 'Of the files of the mail those that the record keeps; absent: all.';

export class MailStepBody implements MailStepRequest {
  @IsVersion()
  version: number;
}

export class SaveMailAsLetterBody
  extends OmitType(RegisterIncomingBody, ['receivedOn', 'attachmentIds'])
  implements SaveMailAsLetterRequest
{
  @IsVersion()
  version: number;

  @MayBeAbsent()
  @IsDay()
  receivedOn?: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: OF_MAIL })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MAX_MAIL_FILES)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}

const OF_CONTACT = ['states', 'title', 'summary', 'peopleMet', 'label', 'caveats', 'access'] as const;

export class SaveMailAsContactBody
  extends PickType(CreateEngagementBody, OF_CONTACT)
  implements SaveMailAsContactRequest
{
  @IsVersion()
  version: number;

  @MayBeAbsent()
  @IsDay()
  on?: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: OF_MAIL })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MAX_MAIL_FILES)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}

export class SaveMailAsCopyBody implements SaveMailAsCopyRequest {
  @IsVersion()
  version: number;

  @ApiProperty({ format: 'uuid', description: 'A letter of ours that has left.' })
  @IsUUID()
  letterId: string;
}
