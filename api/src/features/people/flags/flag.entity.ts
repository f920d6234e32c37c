import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { FlagKind } from '@demarche/domain/flag';

/** What a person or an institution is to the treaty, from a day to a day. Seen by who may see them. */
@Entity('flag')
export class Flag {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: FlagKind;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId: string | null;

  /** The State for which; null for none. */
  @Column('text', { name: 'iso3', nullable: true })
  state: string | null;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  /** How we know. */
  @Column('text')
  evidence: string;

  @Column('text', { nullable: true })
  source: string | null;

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
