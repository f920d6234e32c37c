import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { NoteSubject } from '@demarche/domain/note';
import { Labelled } from '../../platform/access/labelled.js';

/** What somebody noted on a record. As closed as the record, or closer (trigger `note_labelling`). */
@Entity('note')
export class Note extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind: NoteSubject;

  /** Null: it hangs on the State `iso3`. */
  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId: string | null;

  @Column('text', { nullable: true })
  iso3: string | null;

  /** With mentions as `@[user id]`. */
  @Column('text')
  text: string;

  /** Whoever wrote it, and alone changes it. */
  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

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
