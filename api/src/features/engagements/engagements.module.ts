import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FilesModule } from '../files/files.module.js';
import { LastHeard } from '../people/last-heard.service.js';
import { PersonLinks } from '../people/merges/person-links.service.js';
import { PeopleModule } from '../people/people.module.js';
import { EngagementAuditService } from './engagement-audit.service.js';
import { EngagementChangesService } from './engagement-changes.service.js';
import { EngagementCountsService } from './engagement-counts.service.js';
import { EngagementLogService } from './engagement-log.service.js';
import { EngagementPartsService } from './engagement-parts.service.js';
import { EngagementRecordsService } from './engagement-records.service.js';
import { EngagementFilesService } from './engagement-files.service.js';
import { Engagement } from './engagement.entity.js';
import { heardInEngagements } from './heard-in-engagements.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsService } from './engagements.service.js';
import { LastContactsService } from './last-contacts.service.js';
import { OverlapsService } from './overlaps.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Engagement]), FilesModule, PeopleModule],
  controllers: [EngagementsController],
  providers: [
    EngagementsService,
    EngagementCountsService,
    EngagementLogService,
    EngagementChangesService,
    EngagementPartsService,
    EngagementAuditService,
    EngagementRecordsService,
    EngagementFilesService,
    OverlapsService,
    LastContactsService,
  ],
  exports: [
    EngagementsService,
    EngagementCountsService,
    EngagementLogService,
    EngagementChangesService,
    EngagementRecordsService,
    LastContactsService,
  ],
})
export class EngagementsModule {
  constructor(links: PersonLinks, heard: LastHeard) {
    heard.declare(heardInEngagements);
    links.declare({ table: 'engagement_person', column: 'person_id', key: 'engagement_id', once: true });
  }
}
