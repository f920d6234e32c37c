import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { TaskPriority, TaskStatus } from '@demarche/domain/task';
import { Labelled } from '../../platform/access/labelled.js';

/** What must be done by a user, or by whoever holds an office, by a day. It inherits the label of its engagement. */
@Entity('task')
export class Task extends Labelled {
  /** Made by the service, so that audit and reminders can name it first. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  @Column('text')
  title: string;

  /** The title folded: what a search is compared with. */
  @Column('text', { select: false })
  folded: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { name: 'state_iso3', nullable: true })
  state: string | null;

  @Column('uuid', { name: 'engagement_id', nullable: true })
  engagementId: string | null;

  /** One of the two assignees is set, never both. */
  @Column('uuid', { name: 'assignee_user_id', nullable: true })
  assigneeUserId: string | null;

  @Column('uuid', { name: 'assignee_office_id', nullable: true })
  assigneeOfficeId: string | null;

  @Column('date', { name: 'due_on' })
  dueOn: IsoDate;

  @Column('text')
  priority: TaskPriority;

  @Column('text')
  status: TaskStatus;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('uuid', { name: 'closed_by', nullable: true })
  closedBy: string | null;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}
