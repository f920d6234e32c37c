import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { OfficeKind } from '@demarche/domain/office';

/** A seat on our side: the Presidency, a coordinator, the ISU. People hold it from a day to a day; the office stays. */
@Entity('office')
export class Office {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: OfficeKind;

  @Column('text')
  name: string;

  @Column('text', { name: 'short_name' })
  shortName: string;

  /** Key of the treaty whose office it is; null for one that serves them all. */
  @Column('text', { nullable: true })
  treaty: string | null;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
