/**
 * What domain.md says, written down by hand: nothing here is computed from the product. The matrix holds every answer
 * against this table.
 */

/** Who reads: the roles of domain.md, and four whose rights follow from their offices alone. */
export const READERS = [
  'isu_officer',
  'isu_director',
  'presidency',
  'coordinator',
  'new_york_liaison',
  'president_designate',
  'partner_observer',
  'auditor',
  'administrator',
  /** Holds the offices of a partner observer and of the President-designate. */
  'two_offices',
  /** Signed in, without an office. */
  'no_office',
  /** A coordinator until yesterday. */
  'former_coordinator',
] as const;
export type Reader = (typeof READERS)[number];

/**
 * What a record is to a reader. `W` reads and writes, `R` reads; small letters the same with the attribution masked. `C` counts
 * it and nothing else. `I` is told that there is such a record: its id, nothing of what it holds. `-` it is nowhere.
 */
export type Right = 'W' | 'R' | 'w' | 'r' | 'C' | 'I' | '-';

export const LABELS = ['public', 'committee', 'internal', 'restricted'] as const;
export const CAVEATS = ['none', 'chatham_house', 'counts_only'] as const;
/** Whether the readers stand on the record's list, each by name or through the office each holds. */
export const LISTINGS = ['off', 'user', 'office'] as const;

export interface Variant {
  label: (typeof LABELS)[number];
  caveat: (typeof CAVEATS)[number];
  listing: (typeof LISTINGS)[number];
}

// In the order of READERS: the five of an office, President-designate, partner, auditor, administrator; two offices,
// no office, former.
const TABLE: Record<string, string> = {
  'public none off': '           W W W W W R R - - R - -',
  'committee none off': '        W W W W W W R - - W - -',
  'internal none off': '         W W W W W R - - - R - -',
  'restricted none off': '       - - - - - - - - - - - -',
  'restricted none user': '      W W W W W W R - - W - -',
  'restricted none office': '    W W W W W W R - - W - -',

  'public chatham_house off': '          w w w w w r r - - r - -',
  'public chatham_house user': '         W W W W W R R - - R - -',
  'public chatham_house office': '       W W W W W R R - - R - -',
  'committee chatham_house off': '       w w w w w w r - - w - -',
  'committee chatham_house user': '      W W W W W W R - - W - -',
  'committee chatham_house office': '    W W W W W W R - - W - -',
  'internal chatham_house off': '        w w w w w r - - - r - -',
  'internal chatham_house user': '       W W W W W R - - - R - -',
  'internal chatham_house office': '     W W W W W R - - - R - -',
  'restricted chatham_house off': '      - - - - - - - - - - - -',
  'restricted chatham_house user': '     W W W W W W R - - W - -',
  'restricted chatham_house office': '   W W W W W W R - - W - -',

  'public counts_only off': '            C C C C C C C - - C - -',
  'public counts_only user': '           W W W W W R R - - R - -',
  'public counts_only office': '         W W W W W R R - - R - -',
  'committee counts_only off': '         C C C C C C C - - C - -',
  'committee counts_only user': '        W W W W W W R - - W - -',
  'committee counts_only office': '      W W W W W W R - - W - -',
  'internal counts_only off': '          C C C C C C - - - C - -',
  'internal counts_only user': '         W W W W W R - - - R - -',
  'internal counts_only office': '       W W W W W R - - - R - -',
  'restricted counts_only off': '        - - - - - - - - - - - -',
  'restricted counts_only user': '       W W W W W W R - - W - -',
  'restricted counts_only office': '     W W W W W W R - - W - -',
};

const name = ({ label, caveat, listing }: Variant) => `${label} ${caveat} ${listing}`;
const rights = new Map(Object.entries(TABLE).map(([variant, cells]) => [variant, cells.trim().split(' ') as Right[]]));

export const VARIANTS: readonly Variant[] = Object.keys(TABLE).map((key) => {
  const [label, caveat, listing] = key.split(' ');
  return { label, caveat, listing } as Variant;
});

export function rightOf(reader: Reader, variant: Variant): Right {
  const right = rights.get(name(variant))?.[READERS.indexOf(reader)];
  if (!right) throw new Error(`The table has no cell for ${reader} and ${name(variant)}.`);
  return right;
}

/** "Audit entries of all levels, restricted ones without content": the auditor in the audit, and nowhere else. */
const AUDIT_OF_AUDITOR: Record<Variant['label'], Record<Variant['caveat'], Right>> = {
  public: { none: 'R', chatham_house: 'I', counts_only: '-' },
  committee: { none: 'R', chatham_house: 'I', counts_only: '-' },
  internal: { none: 'R', chatham_house: 'I', counts_only: '-' },
  restricted: { none: '-', chatham_house: '-', counts_only: '-' },
};
export function inAudit(reader: Reader, variant: Variant): Right {
  return reader === 'auditor' ? AUDIT_OF_AUDITOR[variant.label][variant.caveat] : rightOf(reader, variant);
}

/** Mail leaves the house unprotected: of what is restricted or under a caveat it tells only that there is something. */
export function inMail(reader: Reader, variant: Variant): Right {
  const right = rightOf(reader, variant);
  if (right === 'C' || right === '-') return '-';
  return variant.label === 'restricted' || variant.caveat !== 'none' ? 'I' : right;
}

const OFFICES: readonly Reader[] = ['isu_officer', 'isu_director', 'presidency', 'coordinator', 'new_york_liaison'];
type Group =
  'everybody' | 'register' | 'readers' | 'writers' | 'internal' | 'assigners' | 'administrators' | 'auditors';
/** Who may use a route at all, whatever it names. Everybody else is told so, before anything is looked at. */
export const WHO: Record<Group, readonly Reader[]> = {
  everybody: READERS,
  register: READERS.filter((reader) => reader !== 'no_office' && reader !== 'former_coordinator'),
  readers: [...OFFICES, 'president_designate', 'partner_observer', 'administrator', 'two_offices'],
  writers: [...OFFICES, 'president_designate', 'two_offices'],
  internal: [...OFFICES, 'president_designate', 'two_offices'],
  assigners: OFFICES,
  administrators: ['administrator'],
  auditors: ['auditor'],
};
