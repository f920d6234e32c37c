import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IsoDate } from '@demarche/domain/dates';
import type { LetterLanguage } from '@demarche/domain/letter-document';
import { Labelled } from '../../platform/access/labelled.js';

/** A function in an institution. People rotate, the post stays; letters go to posts. */
@Entity('post')
export class Post extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'institution_id' })
  institutionId: string;

  @Column('text')
  function: string;

  /** Function, institution and city in one line. */
  @Column('text')
  title: string;

  @Column('text')
  folded: string;

  @Column('text', { nullable: true })
  email: string | null;

  /** In which letters to it are written. */
  @Column('text', { nullable: true })
  language: LetterLanguage | null;

  /** The day on which mail to the address last came back; null while it works. */
  @Column('date', { name: 'bounced_on', nullable: true })
  bouncedOn: IsoDate | null;

  @Column('text', { name: 'bounce_reason', nullable: true })
  bounceReason: string | null;

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
