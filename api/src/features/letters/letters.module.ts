import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FilesModule } from '../files/files.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { LastHeard } from '../people/last-heard.service.js';
import { PersonLinks } from '../people/merges/person-links.service.js';
import { PeopleModule } from '../people/people.module.js';
import { StatesModule } from '../states/states.module.js';
import { heardInLetters } from './heard-in-letters.js';
import { LetterAnswersService } from './letter-answers.service.js';
import { LetterClockService } from './letter-clock.service.js';
import { LetterComposerService } from './letter-composer.service.js';
import { LetterContactsService } from './letter-contacts.service.js';
import { LetterDocumentsController } from './letter-documents.controller.js';
import { LetterDocumentsService } from './letter-documents.service.js';
import { LetterDraftsService } from './letter-drafts.service.js';
import { LetterFactsService } from './letter-facts.service.js';
import { LetterFilesService } from './letter-files.service.js';
import { LetterMovesService } from './letter-moves.service.js';
import { LetterParentsService } from './letter-parents.service.js';
import { LetterPartiesService } from './letter-parties.service.js';
import { LetterPreviewService } from './letter-preview.service.js';
import { LetterRegistryService } from './letter-registry.service.js';
import { LetterSeriesService } from './letter-series.service.js';
import { LetterStepsService } from './letter-steps.service.js';
import { LetterTemplateRecord } from './letter-template.entity.js';
import { LetterTemplatesController } from './letter-templates.controller.js';
import { LetterTemplatesService } from './letter-templates.service.js';
import { LetterWritesService } from './letter-writes.service.js';
import { Letter } from './letter.entity.js';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Letter, LetterTemplateRecord]),
    EngagementsModule,
    FilesModule,
    PeopleModule,
    StatesModule,
  ],
  controllers: [LettersController, LetterDocumentsController, LetterTemplatesController],
  providers: [
    LettersService,
    LetterDraftsService,
    LetterRegistryService,
    LetterStepsService,
    LetterMovesService,
    LetterWritesService,
    LetterFilesService,
    LetterPreviewService,
    LetterPartiesService,
    LetterParentsService,
    LetterAnswersService,
    LetterSeriesService,
    LetterClockService,
    LetterContactsService,
    LetterFactsService,
    LetterComposerService,
    LetterDocumentsService,
    LetterTemplatesService,
  ],
  exports: [
    LettersService,
    LetterRegistryService,
    LetterStepsService,
    LetterComposerService,
    LetterDocumentsService,
    LetterFactsService,
    LetterFilesService,
    LetterMovesService,
    LetterParentsService,
    LetterSeriesService,
    LetterWritesService,
  ],
})
export class LettersModule {
  constructor(links: PersonLinks, heard: LastHeard) {
    heard.declare(heardInLetters);
    links.declare({ table: 'letter', column: 'person_id', key: 'id' });
  }
}
