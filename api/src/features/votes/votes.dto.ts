import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { BallotCell, QuarantinedVote, VoteMatrix, VoteRow, VoteView } from '@demarche/contracts/votes';
import type { AnnouncedTally, CountedTally } from '@demarche/domain/tally';
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
import { MayBeAbsent } from '../../platform/http/fields.js';
import { AsAtDto, StateRefDto } from '../states/register.dto.js';
import { AsAtQuery } from '../states/states.dto.js';

export class VoteMatrixQuery extends AsAtQuery {
  @ApiPropertyOptional({ enum: VOTE_BODIES })
  @MayBeAbsent()
  @IsIn(VOTE_BODIES, { message: `must be among ${VOTE_BODIES.join(', ')}` })
  body?: VoteBody;

  @ApiPropertyOptional({ enum: VOTE_PARTS })
  @MayBeAbsent()
  @IsIn(VOTE_PARTS, { message: `must be among ${VOTE_PARTS.join(', ')}` })
  part?: VotePart;
}

class CountedTallyDto implements CountedTally {
  @ApiProperty() yes: number;
  @ApiProperty() no: number;
  @ApiProperty() abstain: number;
  @ApiProperty() nonVoting: number;
}
class AnnouncedTallyDto implements AnnouncedTally {
  @ApiProperty({ type: Number, nullable: true }) yes: number | null;
  @ApiProperty({ type: Number, nullable: true }) no: number | null;
  @ApiProperty({ type: Number, nullable: true }) abstain: number | null;
  @ApiProperty({ type: Number, nullable: true }) nonVoting: number | null;
}
class ResolutionDto {
  @ApiProperty({ example: 'A/RES/76/47' }) symbol: string;
  @ApiProperty() title: string;
  @ApiProperty() session: number;
}
export class VoteDto implements VoteView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: ResolutionDto }) resolution: ResolutionDto;
  @ApiProperty({ enum: VOTE_BODIES }) body: VoteBody;
  @ApiProperty({ enum: VOTE_PARTS }) part: VotePart;
  @ApiProperty({ type: String, nullable: true }) paragraph: string | null;
  @ApiProperty({ format: 'date' }) votedOn: string;
  @ApiProperty() year: number;
  @ApiProperty({ type: AnnouncedTallyDto, nullable: true }) announced: AnnouncedTallyDto | null;
  @ApiProperty({ type: CountedTallyDto, nullable: true }) counted: CountedTallyDto | null;
  @ApiProperty({ type: String, nullable: true }) tallySource: string | null;
  @ApiProperty() verification: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty() source: string;
}
class QuarantinedVoteDto implements QuarantinedVote {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) voteId: string | null;
  @ApiProperty() symbol: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null where no such vote is recorded.' }) year:
    number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) votedOn: string | null;
  @ApiProperty() reason: string;
  @ApiProperty() source: string;
}
class BallotCellDto implements BallotCell {
  @ApiProperty({ enum: BALLOT_CHOICES }) choice: BallotChoice;
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
  @ApiPropertyOptional() note?: string;
}
class VoteRowDto extends StateRefDto implements VoteRow {
  @ApiProperty({ enum: TREATY_STATUSES }) status: TreatyStatus;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/BallotCellDto' } })
  ballots: Record<string, BallotCellDto>;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { enum: [...BALLOT_CHOICES] } })
  quarantined?: Record<string, BallotChoice>;
}
export class VoteMatrixDto extends AsAtDto implements VoteMatrix {
  @ApiProperty({ type: [VoteDto] }) votes: VoteDto[];
  @ApiPropertyOptional({ type: [QuarantinedVoteDto], description: 'Internal readers only; in no count.' })
  quarantined?: QuarantinedVoteDto[];
  @ApiProperty({ type: [VoteRowDto] }) rows: VoteRowDto[];
}
export const VOTE_MODELS = [BallotCellDto];
