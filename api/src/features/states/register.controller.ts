import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { TreatyList, TreatyView } from '@demarche/contracts/states';
import { Requires } from '../../platform/access/requires.js';
import { Clock } from '../../platform/clock.js';
import { StandingsDto, StatusChangesDto, StatusSummaryDto } from './register.dto.js';
import { StandingsService } from './standings.service.js';
import { AsAtQuery, StatusChangesQuery, TreatyQuery } from './states.dto.js';
import { StatusChangesService } from './status-changes.service.js';
import { StatusSummaryService } from './status-summary.service.js';
import { TreatiesService } from './treaties.service.js';

class TreatyDto implements TreatyView {
  @ApiProperty() key: string;
  @ApiProperty() shortName: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) openedOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) inForceOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) statusKnownTo: string | null;
  @ApiProperty() hasPack: boolean;
}
class TreatyListDto implements TreatyList {
  @ApiProperty({ type: [TreatyDto] }) items: TreatyDto[];
  @ApiProperty({ type: String, nullable: true }) next: null;
}

@ApiTags('register')
@Controller()
@Requires('register.read')
export class RegisterController {
  constructor(
    private readonly summaries: StatusSummaryService,
    private readonly changes: StatusChangesService,
    private readonly standings: StandingsService,
    private readonly treaties: TreatiesService,
    private readonly clock: Clock,
  ) {}

  /** How many States stand where: in all, by region and by group. */
  @Get('status-summary')
  @ApiOkResponse({ type: StatusSummaryDto })
  summary(@Query() { treaty, asAt }: AsAtQuery): Promise<StatusSummaryDto> {
    return this.summaries.summary(treaty, asAt ?? this.clock.today());
  }

  /** Who joined, left or signed from one day to another, and by which act. */
  @Get('status-changes')
  @ApiOkResponse({ type: StatusChangesDto })
  between(@Query() { treaty, from, to }: StatusChangesQuery): Promise<StatusChangesDto> {
    return this.changes.between(treaty, from, to);
  }

  /** Where every State stands on every day: all the years of the map in one answer. */
  @Get('standings')
  @ApiOkResponse({ type: StandingsDto })
  standingsOf(@Query() { treaty }: TreatyQuery): Promise<StandingsDto> {
    return this.standings.all(treaty);
  }

  /** The treaties of the register, those with a pack of their own first. */
  @Get('treaties')
  @ApiOkResponse({ type: TreatyListDto })
  async list(): Promise<TreatyListDto> {
    const items = (await this.treaties.all()).map((treaty) => ({
      key: treaty.key,
      shortName: treaty.code,
      name: treaty.name,
      openedOn: treaty.rules.openedOn,
      inForceOn: treaty.inForceOn,
      statusKnownTo: treaty.knownTo,
      hasPack: treaty.packOrder !== null,
    }));
    return { items, next: null };
  }
}
