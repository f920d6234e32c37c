import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';

export type Tier = 1 | 2 | 3;

/** An office, and perhaps one officer of it, looks after a State from a day to a day, both included. Internal content. */
@Entity('state_assignment')
export class StateAssignment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  @Column('text')
  iso3: string;

  @Column('uuid', { name: 'office_id' })
  officeId: string;

  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;

  /** 1: worked on first. */
  @Column('smallint')
  tier: Tier;

  @Column('text', { name: 'next_step', nullable: true })
  nextStep: string | null;

  @Column('date', { name: 'next_step_due_on', nullable: true })
  nextStepDueOn: IsoDate | null;

  @Column('date', { name: 'from_on' })
  from: IsoDate;

  @Column('date', { name: 'to_on', nullable: true })
  to: IsoDate | null;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
