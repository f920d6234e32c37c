/** Who may see what: the four levels, the two caveats and how a child record inherits them. Source: domain.md, "Labels". */

export const LABELS = ['public', 'committee', 'internal', 'restricted'] as const;
/** From the most open to the closest: `public < committee < internal < restricted`. */
export type Label = (typeof LABELS)[number];

export const CAVEATS = ['chatham_house', 'counts_only'] as const;
/** `chatham_house`: content shown, attribution masked. `counts_only`: may be counted, never read, outside its list. */
export type Caveat = (typeof CAVEATS)[number];

/** What a labelled record carries besides its content. */
export interface Labelling {
  readonly label: Label;
  readonly caveats: readonly Caveat[];
  /**
   * The access lists a reader must be on, every one of them. A restricted or caveated record owns one list, named by
   * its own id; a child also carries those of its parents, so that "restricted lists intersect" needs no copying of members.
   */
  readonly lists: readonly string[];
}

/** The stricter of two levels. */
export function stricter(a: Label, b: Label): Label {
  return LABELS.indexOf(a) >= LABELS.indexOf(b) ? a : b;
}

/** True when `to` opens a record to more readers than `from`: this takes the owner and a reason. */
export function isLowering(from: Labelling, to: Pick<Labelling, 'label' | 'caveats'>): boolean {
  return (
    LABELS.indexOf(to.label) < LABELS.indexOf(from.label) || from.caveats.some((caveat) => !to.caveats.includes(caveat))
  );
}

/** The effective labelling of a record: its own, made stricter by each parent. Lists are united: a reader must be on all. */
export function effectiveLabelling(own: Labelling, parents: readonly Labelling[]): Labelling {
  return parents.reduce<Labelling>(
    (acc, parent) => ({
      label: stricter(acc.label, parent.label),
      caveats: CAVEATS.filter((caveat) => acc.caveats.includes(caveat) || parent.caveats.includes(caveat)),
      lists: [...new Set([...acc.lists, ...parent.lists])].sort(),
    }),
    { ...own, lists: [...own.lists].sort() },
  );
}
