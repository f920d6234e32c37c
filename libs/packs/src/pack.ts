/** What a pack.json holds. The same shape as JSON schema: schema/pack.schema.json. Days are `YYYY-MM-DD`. */
export type Pack = WorldPack | TreatyPack;

/** States, names, memberships, and the treaties that no pack of their own describes. */
export interface WorldPack {
  kind: 'world';
  key: string;
  organisations: { code: string; name: string }[];
  /** UN regional groups: the code as in the records, and under what other names people ask for it. */
  groups: { code: string; name: string; aliases: string[] }[];
  /** Names in common use besides the official ones. */
  aliases: { iso3: string; alias: string }[];
  treaties: TreatyDefinition[];
  files: { states: string; stateNames: string; memberships: string; treatyStatus: string };
}

/** Everything about one treaty. */
export interface TreatyPack {
  kind: 'treaty';
  key: string;
  treaty: TreatyDefinition;
  /** What a State has to do once the treaty is in force for it. */
  deadlines: DeadlineDefinition[];
  /** Which reported facts put a State not party among the contaminated or stockpiling, and which fact ends that. */
  attentionFacts: { fact: string; unless: string | null }[];
  factKinds: string[];
  meetingKinds: string[];
  participationCapacities: string[];
  coordinationThemes: string[];
  resolutionTitles: string[];
  /**
   * Where the source of an announced tally gives only some figures, which ones; the roll call must meet those. Key: symbol.
   */
  partialTallies: Record<string, ('yes' | 'no' | 'abstain' | 'nonVoting')[]>;
  stages: { accession: string[]; norm: string[]; conditions: string[] };
  taxonomies: { obstacles: string[]; enablers: string[] };
  /** A State that this treaty's papers count in another region than UN M49 does. */
  regionOverrides: { iso3: string; region: string; source: string }[];
  /** Letters to begin from, a file each (`letter-template.ts` of the domain reads them). */
  letterTemplates?: string[];
  files: TreatyFiles;
}
export interface TreatyFiles {
  treatyStatus?: string;
  meetings?: string;
  participation?: string;
  coordinators?: string;
  facts?: string;
  resolutions?: string;
  ballots?: string;
  unverifiedBallots?: string;
}

export interface TreatyDefinition {
  /** Names the treaty in addresses and rows: `ccm`. */
  key: string;
  /** Names it in the records: `CCM`. */
  code: string;
  name: string;
  names?: Record<string, string>;
  openedOn: string | null;
  entryIntoForce: EntryIntoForceDefinition | null;
  signing: { kind: 'until_entry_into_force' } | { kind: 'until'; on: string } | { kind: 'open' };
  withdrawalNoticeMonths: number | null;
  /** Where dates and rules come from. */
  source: string;
}
export type EntryIntoForceDefinition =
  | { kind: 'first_of_month_after'; months: number; threshold: ThresholdDefinition }
  | { kind: 'days_after'; days: number; threshold: ThresholdDefinition };
export interface ThresholdDefinition {
  count: number;
  /** The published day; null: derived from the deposits. */
  inForceOn: string | null;
}
export type DeadlineDefinition =
  | { key: string; kind: 'days_after'; days: number; source: string }
  | { key: string; kind: 'years_after'; years: number; source: string }
  | { key: string; kind: 'yearly'; day: string; after: string; source: string };
