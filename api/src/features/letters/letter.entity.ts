import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { LetterChannel, LetterCourse, LetterOrigin, LetterStatus } from '@demarche/domain/letter-course';
import type { LetterDocument, LetterForm, LetterLanguage } from '@demarche/domain/letter-document';
import { Labelled } from '../../platform/access/labelled.js';

/** One letter, to us or from us. What answers a letter inherits its label. */
@Entity('letter')
export class Letter extends Labelled {
  /** Made by the service, so that the engagement and the clock can name it first. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  @Column('text')
  course: LetterCourse;

  @Column('text')
  origin: LetterOrigin;

  @Column('text')
  form: LetterForm;

  @Column('text')
  status: LetterStatus;

  /** With `number` and `ourRef` since it was first cleared, whatever became of it. */
  @Column('text', { nullable: true })
  series: string | null;

  @Column('integer', { nullable: true })
  number: number | null;

  @Column('text', { name: 'our_ref', nullable: true })
  ourRef: string | null;

  @Column('text', { name: 'their_ref', nullable: true })
  theirRef: string | null;

  @Column('text', { name: 'iso3', nullable: true })
  state: string | null;

  @Column('uuid', { name: 'post_id', nullable: true })
  postId: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('uuid', { name: 'office_id', nullable: true })
  officeId: string | null;

  @Column('uuid', { name: 'signatory_id', nullable: true })
  signatoryId: string | null;

  @Column('text', { name: 'signatory_title', nullable: true })
  signatoryTitle: string | null;

  /** The city from which it is dated. */
  @Column('text', { nullable: true })
  place: string | null;

  @Column('text')
  language: LetterLanguage;

  @Column('uuid', { name: 'template_id', nullable: true })
  templateId: string | null;

  @Column('text')
  subject: string;

  /** The subject as it reads since it was cleared. */
  @Column('text', { name: 'subject_read', nullable: true })
  subjectRead: string | null;

  @Column('text')
  body: string;

  @Column('jsonb')
  asked: Record<string, string>;

  @Column('jsonb', { nullable: true })
  document: LetterDocument | null;

  /** Subject and body folded: what a search is compared with. */
  @Column('text', { select: false })
  folded: string;

  @Column('text', { array: true })
  enclosures: string[];

  @Column('date', { name: 'on_day' })
  on: IsoDate;

  @Column('date', { name: 'cleared_on', nullable: true })
  clearedOn: IsoDate | null;

  @Column('date', { name: 'signed_on', nullable: true })
  signedOn: IsoDate | null;

  @Column('date', { name: 'sent_on', nullable: true })
  sentOn: IsoDate | null;

  @Column('date', { name: 'received_on', nullable: true })
  receivedOn: IsoDate | null;

  @Column('text', { nullable: true })
  channel: LetterChannel | null;

  @Column('date', { name: 'acknowledged_on', nullable: true })
  acknowledgedOn: IsoDate | null;

  @Column('date', { name: 'replied_on', nullable: true })
  repliedOn: IsoDate | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: IsoDate | null;

  @Column('date', { name: 'chased_on', nullable: true })
  chasedOn: IsoDate | null;

  @Column('integer')
  chases: number;

  @Column('text', { name: 'void_reason', nullable: true })
  voidReason: string | null;

  @Column('integer', { name: 'reply_weeks', nullable: true })
  replyWeeks: number | null;

  /** The letter that this one answers. */
  @Column('uuid', { name: 'answers_id', nullable: true })
  answersId: string | null;

  /** The first that answered this one. */
  @Column('uuid', { name: 'replied_by', nullable: true })
  repliedBy: string | null;

  @Column('uuid', { name: 'engagement_id', nullable: true })
  engagementId: string | null;

  @Column('uuid', { name: 'clock_task_id', nullable: true })
  clockTaskId: string | null;

  /** Those it was written together with. */
  @Column('uuid', { name: 'batch_id', nullable: true })
  batchId: string | null;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('boolean')
  demo: boolean;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
