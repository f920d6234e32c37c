import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  ActView,
  AsAt,
  AssignmentView,
  GroupCounts,
  StandingStep,
  Standings,
  StateList,
  StateRow,
  StateStandings,
  StatusChange,
  StatusChanges,
  StatusCounts,
  StatusSummary,
  VoteColumn,
} from '@demarche/contracts/states';
import { ATTENTION_GROUPS, type AttentionGroup } from '@demarche/domain/attention';
import { STATUS_CHANGE_KINDS, type StatusChangeKind } from '@demarche/domain/status-changes';
import {
  ACT_KINDS,
  BALLOT_CHOICES,
  CONSENT_FORMS,
  TREATY_STATUSES,
  type ActKind,
  type BallotChoice,
  type ConsentForm,
  type TreatyStatus,
} from '@demarche/domain/treaty-terms';

const Day = () => ApiProperty({ format: 'date' });
const DayOrNull = () => ApiProperty({ type: String, format: 'date', nullable: true });

export class StateRefDto {
  @ApiProperty({ example: 'KEN' }) iso3: string;
  @ApiProperty({ example: 'Kenya' }) name: string;
}
export class AsAtDto implements AsAt {
  @ApiProperty() treaty: string;
  @Day() asAt: string;
  @DayOrNull() statusKnownTo: string | null;
}
export class VoteColumnDto implements VoteColumn {
  @ApiProperty() symbol: string;
  @ApiProperty() year: number;
  @Day() votedOn: string;
}
export class StateRowDto extends StateRefDto implements StateRow {
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
  @DayOrNull() since: string | null;
  @ApiProperty() inForce: boolean;
  @DayOrNull() inForceOn: string | null;
  @DayOrNull() leavingOn: string | null;
  @ApiProperty() region: string;
  @ApiProperty() subRegion: string;
  @ApiProperty({ type: String, nullable: true }) group: string | null;
  @ApiProperty({ type: [String] }) memberships: string[];
  @ApiProperty({ type: 'object', additionalProperties: { enum: [...BALLOT_CHOICES] } })
  votes: Record<string, BallotChoice>;
  @ApiProperty({ enum: ATTENTION_GROUPS, isArray: true }) attention: AttentionGroup[];
  @ApiPropertyOptional({ type: Object, nullable: true, description: 'Internal readers only.' })
  owner?: AssignmentView | null;
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Internal readers only.' })
  lastContactOn?: string | null;
}
export class StateListAnswer extends AsAtDto implements StateList {
  @ApiProperty({ type: [StateRowDto] }) items: StateRowDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
  @ApiProperty({ type: [VoteColumnDto] }) votes: VoteColumnDto[];
}

export class StatusCountsDto implements StatusCounts {
  @ApiProperty() party: number;
  @ApiProperty() signatory: number;
  @ApiProperty() not_party: number;
  @ApiProperty() withdrawn: number;
  @ApiProperty() inForce: number;
  @ApiProperty() total: number;
}
export class GroupCountsDto extends StatusCountsDto implements GroupCounts {
  @ApiProperty() key: string;
}
class YearCountDto {
  @ApiProperty() year: number;
  @ApiProperty() parties: number;
}
class AttentionCountDto {
  @ApiProperty({ enum: ATTENTION_GROUPS }) group: AttentionGroup;
  @ApiProperty() count: number;
}
class JoinedDto extends StateRefDto {
  @Day() on: string;
}
export class StatusSummaryDto extends AsAtDto implements StatusSummary {
  @ApiProperty() inForceKnown: boolean;
  @ApiProperty({ type: StatusCountsDto }) counts: StatusCountsDto;
  @ApiProperty({ type: [GroupCountsDto] }) byRegion: GroupCountsDto[];
  @ApiProperty({ type: [GroupCountsDto] }) byGroup: GroupCountsDto[];
  @ApiProperty({ type: [YearCountDto] }) partiesByYear: YearCountDto[];
  @ApiProperty({ type: [AttentionCountDto] }) attention: AttentionCountDto[];
  @ApiProperty({ type: JoinedDto, nullable: true }) lastJoined: JoinedDto | null;
}

export class ActDto implements ActView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ACT_KINDS }) kind: ActKind;
  @Day() on: string;
  @ApiProperty({ enum: CONSENT_FORMS, nullable: true }) form: ConsentForm | null;
  @DayOrNull() effectiveOn: string | null;
  @ApiProperty() source: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}
export class StatusChangeDto extends StateRefDto implements StatusChange {
  @Day() on: string;
  @ApiProperty({ enum: STATUS_CHANGE_KINDS }) change: StatusChangeKind;
  @ApiProperty({ enum: TREATY_STATUSES }) before: TreatyStatus;
  @ApiProperty({ enum: TREATY_STATUSES }) after: TreatyStatus;
  @ApiProperty({ type: ActDto }) act: ActDto;
}
export class StatusChangesDto implements StatusChanges {
  @ApiProperty() treaty: string;
  @Day() from: string;
  @Day() to: string;
  @DayOrNull() statusKnownTo: string | null;
  @ApiProperty({ type: [StatusChangeDto] }) items: StatusChangeDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
}

class StandingStepDto implements StandingStep {
  @DayOrNull() from: string | null;
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
  @DayOrNull() since: string | null;
}
class StateStandingsDto extends StateRefDto implements StateStandings {
  @ApiProperty({ example: '404' }) m49: string;
  @ApiProperty({ type: [StandingStepDto] }) steps: StandingStepDto[];
}
export class StandingsDto implements Standings {
  @ApiProperty() treaty: string;
  @DayOrNull() openedOn: string | null;
  @DayOrNull() statusKnownTo: string | null;
  @ApiProperty({ type: [StateStandingsDto] }) items: StateStandingsDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
}
