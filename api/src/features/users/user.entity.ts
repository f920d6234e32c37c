import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** One of us. Deactivated, never deleted: the records keep saying who did it. */
@Entity('app_user')
export class User {
  @PrimaryColumn('uuid')
  id: string;

  /** Kept as written; unique without regard to case. */
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** Argon2id, PHC string. */
  @Column('text', { name: 'password_hash', select: false })
  passwordHash: string;

  /** IANA zone: the clock on which reminders reach this person. */
  @Column('text')
  zone: string;

  @Column('text')
  language: string;

  @Column('boolean')
  active: boolean;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
