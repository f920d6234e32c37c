import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  DeadlineView,
  FactView,
  ParticipationView,
  QuarantinedStateVote,
  StateVote,
} from '@demarche/contracts/states';
import {
  BALLOT_CHOICES,
  TREATY_STATUSES,
  VOTE_BODIES,
  VOTE_PARTS,
  type BallotChoice,
  type TreatyStatus,
  type VoteBody,
  type VotePart,
} from '@demarche/domain/treaty-terms';
import { ActDto, AsAtDto } from './register.dto.js';
import type { RegisterProfile } from './state-profile.service.js';

const Day = () => ApiProperty({ format: 'date' });
const DayOrNull = () => ApiProperty({ type: String, format: 'date', nullable: true });
const NumberOrNull = () => ApiProperty({ type: Number, nullable: true });

class StateNameDto {
  @ApiProperty() language: string;
  @ApiProperty() short: string;
  @ApiProperty() formal: string;
}
class DeadlineDto implements DeadlineView {
  @ApiProperty() key: string;
  @Day() on: string;
  @ApiProperty() yearly: boolean;
}
class IfDepositedDto {
  @Day() depositedOn: string;
  @Day() inForceOn: string;
  @ApiProperty({ type: [DeadlineDto] }) deadlines: DeadlineDto[];
}
class StateVoteDto implements StateVote {
  @ApiProperty() symbol: string;
  @ApiProperty() year: number;
  @Day() votedOn: string;
  @ApiProperty({ enum: VOTE_BODIES }) body: VoteBody;
  @ApiProperty({ enum: VOTE_PARTS }) part: VotePart;
  @ApiProperty({ enum: BALLOT_CHOICES }) choice: BallotChoice;
}
class QuarantinedStateVoteDto implements QuarantinedStateVote {
  @ApiProperty() symbol: string;
  @NumberOrNull() year: number | null;
  @DayOrNull() votedOn: string | null;
  @ApiProperty({ enum: BALLOT_CHOICES }) choice: BallotChoice;
}
class FactDto implements FactView {
  @ApiProperty() kind: string;
  @ApiProperty() detail: string;
  @NumberOrNull() year: number | null;
  @NumberOrNull() fromYear: number | null;
  @DayOrNull() asOf: string | null;
  @ApiProperty() source: string;
  @ApiProperty({ enum: [true] }) reported: true;
  @ApiProperty() stale: boolean;
}
class ParticipationDto implements ParticipationView {
  @ApiProperty() meeting: string;
  @ApiProperty() fromYear: number;
  @ApiProperty() toYear: number;
  @ApiProperty() capacity: string;
  @DayOrNull() startsOn: string | null;
  @ApiProperty() source: string;
}
class MembershipDto {
  @ApiProperty() organisation: string;
  @DayOrNull() knownOn: string | null;
}
class OtherTreatyDto {
  @ApiProperty() treaty: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
  @DayOrNull() since: string | null;
}
class CoordinatorTermDto {
  @ApiProperty() theme: string;
  @ApiProperty() fromYear: number;
  @ApiProperty() toYear: number;
  @ApiProperty() source: string;
}
/** The register's part of the State page. */
export class StateProfileDto extends AsAtDto implements RegisterProfile {
  @ApiProperty() iso3: string;
  @ApiProperty() name: string;
  @ApiProperty() formalName: string;
  @ApiProperty({ type: [StateNameDto] }) names: StateNameDto[];
  @ApiProperty() region: string;
  @ApiProperty() subRegion: string;
  @ApiProperty({ type: String, nullable: true }) regionSource: string | null;
  @ApiProperty({ type: String, nullable: true }) group: string | null;
  @ApiProperty({ type: String, nullable: true }) capital: string | null;
  @ApiProperty() unMember: boolean;
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
  @DayOrNull() since: string | null;
  @ApiProperty() inForce: boolean;
  @DayOrNull() inForceOn: string | null;
  @DayOrNull() leavingOn: string | null;
  @ApiProperty({ type: [ActDto] }) acts: ActDto[];
  @ApiProperty({ type: IfDepositedDto, nullable: true }) ifDepositedToday: IfDepositedDto | null;
  @ApiProperty({ type: [StateVoteDto] }) votes: StateVoteDto[];
  @ApiPropertyOptional({ type: [QuarantinedStateVoteDto], description: 'Internal readers only; in no count.' })
  quarantinedVotes?: QuarantinedStateVoteDto[];
  @ApiProperty({ type: [FactDto] }) facts: FactDto[];
  @ApiProperty({ type: [ParticipationDto] }) meetings: ParticipationDto[];
  @ApiProperty({ type: [MembershipDto] }) memberships: MembershipDto[];
  @ApiProperty({ type: [OtherTreatyDto] }) otherTreaties: OtherTreatyDto[];
  @ApiProperty({ type: [CoordinatorTermDto] }) coordinatorTerms: CoordinatorTermDto[];
}
