import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { LetterForm, LetterLanguage } from '@demarche/domain/letter-document';

/** A text to begin a letter from. Those of the pack come and go with it. */
@Entity('letter_template')
export class LetterTemplateRecord {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'treaty_key' })
  treaty: string;

  @Column('text')
  form: LetterForm;

  @Column('text')
  language: LetterLanguage;

  @Column('text')
  name: string;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  @Column('text', { name: 'pack_key', nullable: true })
  packKey: string | null;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;

  @VersionColumn()
  version: number;
}
