import { Column } from 'typeorm';
import type { Caveat, Label, Labelling } from '@demarche/domain/labels';

/** The columns of a labelled table. Entities of labelled records extend this. */
export abstract class Labelled {
  /** Its own label, as given. */
  @Column('text')
  label: Label;

  @Column('text', { array: true })
  caveats: Caveat[];

  /** The stricter of its own and its parents': what readers are measured against. */
  @Column('text', { name: 'effective_label' })
  effectiveLabel: Label;

  @Column('text', { array: true, name: 'effective_caveats' })
  effectiveCaveats: Caveat[];

  /** Lists of which a reader of a restricted or caveated record must be on every one. */
  @Column('uuid', { array: true, name: 'access_lists' })
  accessLists: string[];
}

/** What a child inherits from this record. */
export function effectiveOf(record: Pick<Labelled, 'effectiveLabel' | 'effectiveCaveats' | 'accessLists'>): Labelling {
  return { label: record.effectiveLabel, caveats: record.effectiveCaveats, lists: record.accessLists };
}
