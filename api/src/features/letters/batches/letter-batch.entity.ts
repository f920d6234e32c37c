import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { BatchAddressee, LetterBatchView } from '@demarche/contracts/letter-batches';
import type { LetterBatchStatus } from '@demarche/domain/letter-batch';
import type { LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import { Labelled } from '../../../platform/access/labelled.js';

/** What is to be made. Names posts that not everybody may see who may see the batch: nobody is ever shown it. */
export interface BatchOrder {
  templateIds: string[];
  otherwise?: LetterLanguage | undefined;
  asked: Record<string, string>;
  addressees: BatchAddressee[];
  signatoryId: string | null;
  signatoryTitle: string | null;
  place: string | null;
  enclosures: string[];
  replyWeeks: number | null;
}

/** Letters that are written together. Each inherits its label, and is a letter like any other. */
@Entity('letter_batch')
export class LetterBatch extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  @Column('text')
  name: string;

  @Column('text')
  form: LetterForm;

  @Column('text')
  status: LetterBatchStatus;

  @Column('jsonb', { nullable: true })
  plan: BatchOrder | null;

  @Column('integer')
  done: number;

  @Column('integer')
  total: number;

  @Column('integer')
  run: number;

  /** Under which the queue knows it: there no record is named. */
  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('timestamptz', { name: 'queued_at' })
  queuedAt: Date;

  @Column('jsonb', { nullable: true })
  failure: LetterBatchView['failure'];

  @Column('uuid', { name: 'office_id', nullable: true })
  officeId: string | null;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
