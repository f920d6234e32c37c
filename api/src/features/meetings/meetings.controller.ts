import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { MeetingList, MeetingView } from '@demarche/contracts/meetings';
import { Requires } from '../../platform/access/requires.js';
import { StateRefDto } from '../states/register.dto.js';
import { MeetingsService } from './meetings.service.js';

class MeetingsQuery {
  @ApiPropertyOptional({ description: "Key or code of a treaty. Default: the deployment's." })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  treaty?: string;
}
class AttendingDto {
  @ApiProperty({ type: Number, nullable: true }) parties: number | null;
  @ApiProperty({ type: Number, nullable: true }) signatories: number | null;
  @ApiProperty({ type: Number, nullable: true }) observers: number | null;
}
class ParticipantDto extends StateRefDto {
  @ApiProperty() capacity: string;
  @ApiProperty() source: string;
}
class MeetingDto implements MeetingView {
  @ApiProperty({ example: '9MSP' }) code: string;
  @ApiProperty() kind: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) startsOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
  @ApiProperty({ type: String, nullable: true }) city: string | null;
  @ApiProperty({ type: StateRefDto, nullable: true }) country: StateRefDto | null;
  @ApiProperty({ type: StateRefDto, nullable: true }) presidency: StateRefDto | null;
  @ApiProperty({ type: String, nullable: true }) president: string | null;
  @ApiProperty({ type: AttendingDto }) attending: AttendingDto;
  @ApiProperty({ type: [ParticipantDto] }) participants: ParticipantDto[];
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty() source: string;
}
class MeetingListDto implements MeetingList {
  @ApiProperty() treaty: string;
  @ApiProperty({ type: [MeetingDto] }) items: MeetingDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
}

@ApiTags('meetings')
@Controller('meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  /** Meetings of States Parties, Review Conferences and the like, the latest first. */
  @Get()
  @Requires('register.read')
  @ApiOkResponse({ type: MeetingListDto })
  list(@Query() { treaty }: MeetingsQuery): Promise<MeetingListDto> {
    return this.meetings.list(treaty);
  }
}
