import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Labelled } from '../../platform/access/labelled.js';

/** A file that hangs on a record, or on nothing yet. Its content stands in the file store under its hash. */
@Entity('attachment')
export class Attachment extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  sha256: string;

  /** Safe to save under, on any system. */
  @Column('text')
  name: string;

  @Column('text', { name: 'media_type' })
  mediaType: string;

  @Column('integer')
  size: number;

  /** The kind and id of the record on which it hangs; both or neither. */
  @Column('text', { name: 'subject_kind', nullable: true })
  subjectKind: string | null;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId: string | null;

  /** Its place among the files of that record. */
  @Column('integer')
  position: number;

  /** Whoever sent it. */
  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

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
