import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';

/** A person holds a post from a day to a day, both included. Seen by who may see both. */
@Entity('post_holding')
export class PostHolding {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('date', { name: 'from_on' })
  from: IsoDate;

  @Column('date', { name: 'to_on', nullable: true })
  to: IsoDate | null;

  @VersionColumn()
  version: number;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
