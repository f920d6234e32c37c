import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HoldingsService } from './holdings.service.js';
import { PERSONAL_FIELDS } from '@demarche/domain/person';
import { AuditSeals } from '../../platform/audit/audit-seals.service.js';
import { BouncesController } from './bounces.controller.js';
import { BouncesService } from './bounces.service.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { ErasureService } from './erasure/erasure.service.js';
import { Flag } from './flags/flag.entity.js';
import { FlagsController } from './flags/flags.controller.js';
import { FlagsService } from './flags/flags.service.js';
import { LastHeard } from './last-heard.service.js';
import { DoublesService } from './merges/doubles.service.js';
import { HoldingUnionsService } from './merges/holding-unions.service.js';
import { LinkMovesService } from './merges/link-moves.service.js';
import { MergeLabelsService } from './merges/merge-labels.service.js';
import { MergeUndoService } from './merges/merge-undo.service.js';
import { MergesController } from './merges/merges.controller.js';
import { MergesService } from './merges/merges.service.js';
import { PersonLinks } from './merges/person-links.service.js';
import { PersonMerge } from './merges/person-merge.entity.js';
import { Institution } from './institution.entity.js';
import { InstitutionsController } from './institutions.controller.js';
import { InstitutionsService } from './institutions.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { Person } from './person.entity.js';
import { PostHolding } from './post-holding.entity.js';
import { Post } from './post.entity.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';
import { StateContactsController } from './state-contacts.controller.js';
import { StateContactsService } from './state-contacts.service.js';
import { SuccessionsService } from './successions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Institution, Post, Person, PostHolding, PersonMerge, Flag])],
  // What has a word of its own stands before what is found by id.
  controllers: [
    MergesController,
    PeopleController,
    PostsController,
    InstitutionsController,
    FlagsController,
    BouncesController,
    ErasureController,
    StateContactsController,
  ],
  providers: [
    PeopleService,
    PostsService,
    HoldingsService,
    InstitutionsService,
    LastHeard,
    BouncesService,
    SuccessionsService,
    FlagsService,
    ErasureService,
    StateContactsService,
    PersonLinks,
    LinkMovesService,
    HoldingUnionsService,
    MergeLabelsService,
    MergesService,
    MergeUndoService,
    DoublesService,
  ],
  exports: [
    PeopleService,
    PostsService,
    HoldingsService,
    LastHeard,
    BouncesService,
    PersonLinks,
    MergesService,
    MergeUndoService,
  ],
})
export class PeopleModule {
  constructor(seals: AuditSeals) {
    seals.declare('person', PERSONAL_FIELDS);
  }
}
