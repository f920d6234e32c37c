import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { Role } from '@demarche/domain/permissions';
import { User } from '../users/user.entity.js';
import { Office } from './office.entity.js';

/** A user holds an office from a day to a day, both included. Rights come from the mandates that run today. */
@Entity('mandate')
export class Mandate {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @ManyToOne(() => User, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @Column('uuid', { name: 'office_id' })
  officeId: string;

  @ManyToOne(() => Office, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'office_id' })
  office?: Office;

  @Column('text')
  role: Role;

  @Column('date', { name: 'from_on' })
  from: IsoDate;

  @Column('date', { name: 'to_on', nullable: true })
  to: IsoDate | null;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
