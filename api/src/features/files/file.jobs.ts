import { Injectable } from '@nestjs/common';
import { Scheduled } from '../../platform/jobs/job-handlers.js';
import { FileSweepService } from './file-sweep.service.js';

/** What the job process does about files. */
@Injectable()
export class FileJobs {
  constructor(private readonly sweeps: FileSweepService) {}

  @Scheduled({ name: 'file-sweep', pattern: '23 * * * *' })
  async sweep(): Promise<void> {
    await this.sweeps.sweep();
  }
}
