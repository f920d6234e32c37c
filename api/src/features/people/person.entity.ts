import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PersonAddress } from '@demarche/contracts/people';
import type { IsoDate } from '@demarche/domain/dates';
import type { LawfulGround } from '@demarche/domain/person';
import { Labelled } from '../../platform/access/labelled.js';

/** Somebody on the other side. No opinions: positions belong to States. */
@Entity('person')
export class Person extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** The name as it is searched and sorted. */
  @Column('text')
  folded: string;

  @Column('text', { nullable: true })
  email: string | null;

  /** The day on which mail to the address last came back; null while it works. */
  @Column('date', { name: 'bounced_on', nullable: true })
  bouncedOn: IsoDate | null;

  @Column('text', { name: 'bounce_reason', nullable: true })
  bounceReason: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** ISO 639 codes, two or three letters. */
  @Column('text', { array: true })
  languages: string[];

  /** Where the personal data come from. */
  @Column('text', { nullable: true })
  source: string | null;

  /** Why we may keep them. */
  @Column('text', { name: 'lawful_ground', nullable: true })
  lawfulGround: LawfulGround | null;

  /** How letters address them: at most one a language. */
  @Column('jsonb')
  addresses: PersonAddress[];

  /** Where and when we first met them. */
  @Column('text', { name: 'met_at', nullable: true })
  metAt: string | null;

  /** Who was kept when this turned out to be a double. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** Since when nothing is known of them any more. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
