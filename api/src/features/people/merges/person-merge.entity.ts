import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Person } from '../person.entity.js';
import type { LinksLed } from './link-moves.service.js';
import type { HoldingsUnited } from './holding-unions.service.js';

/** That one person turned out to be another, and all that is needed to take it back. */
@Entity('person_merge')
export class PersonMerge {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'keep_id' })
  keepId: string;

  @Column('uuid', { name: 'gone_id' })
  goneId: string;

  /** What the merge changed of the kept person. */
  @Column('jsonb')
  facts: { before: Partial<Person>; after: Partial<Person> };

  @Column('jsonb')
  links: { led: LinksLed; holdings: HoldingsUnited };

  @Column('timestamptz', { name: 'merged_at' })
  mergedAt: Date;

  @Column('uuid', { name: 'merged_by' })
  mergedBy: string;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;
}
