import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { EngagementKind, EngagementStatus } from '@demarche/domain/engagement';
import { Labelled } from '../../platform/access/labelled.js';

/** One dated contact, planned, held or cancelled, with one State or several. */
@Entity('engagement')
export class Engagement extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  @Column('text')
  kind: EngagementKind;

  @Column('text')
  status: EngagementStatus;

  /** The calendar day where it took or takes place. */
  @Column('date', { name: 'on_day' })
  on: IsoDate;

  /** `HH:mm` on the clock of `zone`; both or neither. */
  @Column('text', { name: 'at_time', nullable: true })
  time: string | null;

  @Column('text', { nullable: true })
  zone: string | null;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  /** Title, place, summary and outcome as they are searched. */
  @Column('text', { select: false })
  folded: string;

  /** In which the owner acted. */
  @Column('uuid', { name: 'office_id', nullable: true })
  officeId: string | null;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('uuid', { name: 'follow_up_task_id', nullable: true })
  followUpTaskId: string | null;

  /** The record that made it, keeps its day and labels it: a letter. Null: somebody logged or planned it. */
  @Column('text', { name: 'parent_kind', nullable: true })
  parentKind: 'letter' | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

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
