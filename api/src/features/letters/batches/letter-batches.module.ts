import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StatesModule } from '../../states/states.module.js';
import { UsersModule } from '../../users/users.module.js';
import { LettersModule } from '../letters.module.js';
import { BatchAddresseesService } from './batch-addressees.service.js';
import { BatchCheckService } from './batch-check.service.js';
import { BatchTextsService } from './batch-texts.service.js';
import { LetterBatchArchiveService } from './letter-batch-archive.service.js';
import { LetterBatchMakerService } from './letter-batch-maker.service.js';
import { LetterBatchOrdersService } from './letter-batch-orders.service.js';
import { LetterBatchQueueService } from './letter-batch-queue.service.js';
import { LetterBatchRecordsService } from './letter-batch-records.service.js';
import { LetterBatchStepsService } from './letter-batch-steps.service.js';
import { LetterBatch } from './letter-batch.entity.js';
import { LetterBatchJobs } from './letter-batch.jobs.js';
import { LetterBatchesController } from './letter-batches.controller.js';
import { LetterBatchesService } from './letter-batches.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([LetterBatch]), LettersModule, StatesModule, UsersModule],
  controllers: [LetterBatchesController],
  providers: [
    LetterBatchesService,
    BatchTextsService,
    BatchAddresseesService,
    BatchCheckService,
    LetterBatchOrdersService,
    LetterBatchRecordsService,
    LetterBatchQueueService,
    LetterBatchMakerService,
    LetterBatchJobs,
    LetterBatchStepsService,
    LetterBatchArchiveService,
  ],
  exports: [LetterBatchesService],
})
export class LetterBatchesModule {}
