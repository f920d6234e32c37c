import { Injectable } from '@nestjs/common';
import { HandlesJob, Scheduled } from '../../../platform/jobs/job-handlers.js';
import { LetterBatchMakerService } from './letter-batch-maker.service.js';
import { LetterBatchQueueService } from './letter-batch-queue.service.js';

/** What the job process does about batches. */
@Injectable()
export class LetterBatchJobs {
  constructor(
    private readonly maker: LetterBatchMakerService,
    private readonly queue: LetterBatchQueueService,
  ) {}

  @HandlesJob('letter-batch-make')
  make(data: { id: string }): Promise<void> {
    return this.maker.make(data.id);
  }

  @Scheduled({ name: 'letter-batch-sweep', pattern: '* * * * *' })
  async sweep(): Promise<void> {
    await this.queue.sweep();
  }
}
