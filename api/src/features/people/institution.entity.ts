import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { InstitutionKind } from '@demarche/domain/institution';

/** Where posts stand: a Permanent Mission, a ministry, an organisation. Reference data without a label of its own. */
@Entity('institution')
export class Institution {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: InstitutionKind;

  @Column('text')
  name: string;

  @Column('text')
  folded: string;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { name: 'city_folded', nullable: true })
  cityFolded: string | null;

  /** The State it belongs to; null for one that belongs to none. */
  @Column('text', { nullable: true })
  iso3: string | null;

  /** Named for its own sake; otherwise known only to who may see a post of it. */
  @Column('boolean')
  listed: boolean;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
