import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
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
