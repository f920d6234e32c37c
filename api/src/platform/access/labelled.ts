import { Column } from 'typeorm';
import { type Caveat, effectiveLabelling, type Label, type Labelling } from '@demarche/domain/labels';

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

/** The effective labelling of a record whose parents were labelled anew: a restricted or caveated one owns the list of its id. */
export function inheritedBy(
  { id, label, caveats }: Pick<Labelled, 'label' | 'caveats'> & { id: string },
  parents: readonly Labelling[],
): Labelling {
  const ownsList = label === 'restricted' || caveats.length > 0;
  return effectiveLabelling({ label, caveats, lists: ownsList ? [id] : [] }, parents);
}

/** Whether other readers may see it now than before. */
export function isRelabelled(before: Labelled, after: Labelled): boolean {
  return JSON.stringify(effectiveOf(before)) !== JSON.stringify(effectiveOf(after));
}
