import { Global, Module } from '@nestjs/common';
import { TreatyOfDeployment } from '../users/treaty-of-deployment.js';
import { RegisterController } from './register.controller.js';
import { StandingsService } from './standings.service.js';
import { StateProfileQueries } from './state-profile.queries.js';
import { StateProfileService } from './state-profile.service.js';
import { StatesQueries } from './states.queries.js';
import { StatesService } from './states.service.js';
import { StatusChangesService } from './status-changes.service.js';
import { StatusSummaryService } from './status-summary.service.js';
import { TreatiesService } from './treaties.service.js';

/** Global for TreatyOfDeployment alone: users, left of here, name the treaty in the session. */
@Global()
@Module({
  controllers: [RegisterController],
  providers: [
    TreatiesService,
    { provide: TreatyOfDeployment, useExisting: TreatiesService },
    StatesQueries,
    StatesService,
    StateProfileQueries,
    StateProfileService,
    StatusSummaryService,
    StatusChangesService,
    StandingsService,
  ],
  exports: [TreatyOfDeployment, TreatiesService, StatesService, StateProfileService, StatusChangesService],
})
export class StatesModule {}
