import { randomUUID } from 'node:crypto';
import { type Variant, VARIANTS } from './expected.js';
import { MAKERS } from './makers.js';
import type { World } from './world.js';

/**
 * `file`: on an engagement of that labelling. `enclosure`: on a letter. `loose_file`: on nothing, so its sender's alone.
 * `plan`: a contact that is to come. `task`: one that was public until it got its labels. `follow_up`: a public
 * task of an engagement of that labelling. `namesake`: a post whose institution others may name too. `letter`: one of ours
 * that was sent, with an answer as closed. `answer`: one of ours that answers an open letter. `batch`: one that waits to be
 * made.
 * `mail`: one that came in, always
 * restricted, to whose list the readers were added. `note`: on an engagement of that labelling, public itself.
 */
export const KINDS = [
  'engagement',
  'plan',
  'task',
  'follow_up',
  'closed_task',
  'deleted_task',
  'person',
  'post',
  'namesake',
  'letter',
  'file',
  'loose_file',
  'enclosure',
  'answer',
  'batch',
  'mail',
  'note',
] as const;
export type Kind = (typeof KINDS)[number];

/** A record of one kind and labelling, with words that stand nowhere else. */
export interface Planted {
  n: number;
  kind: Kind;
  /** Its table, as the audit and break-glass call it. */
  table: string;
  variant: Variant;
  name: string;
  id: string;
  /** What else came with it, as closed as the record itself. */
  parts: Parts;
  /** The open letter that it answers. */
  question?: string;
  /** Names and ids that attribute it. */
  attribution: string[];
  /** The key of the request that made it. */
  key: string;
}
export interface Parts {
  institution?: string;
  institutionName?: string;
  holding?: string;
  /** The double that was merged with this person long ago, and the merge. */
  gone?: string;
  merge?: string;
  flag?: string;
  /** An open post that nobody holds but for this person. */
  seat?: string;
  /** The engagement on which a note hangs. */
  notedOn?: string;
  /** A State that nobody was in contact with but for this record. */
  state?: string;
  /** An open letter to this person or post. */
  letter?: string;
  /** The answer to this letter. */
  reply?: string;
}

const TABLES: Record<Kind, string> = {
  engagement: 'engagement',
  plan: 'engagement',
  task: 'task',
  follow_up: 'task',
  closed_task: 'task',
  deleted_task: 'task',
  person: 'person',
  post: 'post',
  namesake: 'post',
  letter: 'letter',
  file: 'attachment',
  loose_file: 'attachment',
  enclosure: 'attachment',
  answer: 'letter',
  batch: 'letter_batch',
  mail: 'incoming_mail',
  note: 'note',
};

/** What happened lately is told of a few: those on whose lists no reader stands come last, some of them masked. */
const IN_TURN = [
  ...VARIANTS.filter(({ listing }) => listing !== 'off'),
  ...VARIANTS.filter(({ listing }) => listing === 'off'),
];

/** One record of every kind in every labelling, made over HTTP. */
export async function plantEverything(world: World): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const variant of IN_TURN) {
    let engagement = '';
    for (const kind of KINDS) {
      const name = `${kind} ${Object.values(variant).join(' ')}`;
      const record = { ...ghost(kind), n: planted.length + 1, variant, name };
      const made = await MAKERS[kind](world, record, engagement);
      if (kind === 'engagement') engagement = made.id;
      planted.push({ ...record, parts: {}, ...made });
    }
  }
  return planted;
}

/** A record that never was. */
export function ghost(kind: Kind): Planted {
  const nowhere: Variant = { label: 'restricted', caveat: 'none', listing: 'off' };
  const parts = {
    institution: randomUUID(),
    notedOn: randomUUID(),
    holding: randomUUID(),
    institutionName: `Bureau ${randomUUID()}`,
    gone: randomUUID(),
    merge: randomUUID(),
    flag: randomUUID(),
  };
  const [id, key] = [randomUUID(), randomUUID()];
  return { n: 0, kind, table: TABLES[kind], variant: nowhere, name: 'nothing', id, parts, attribution: [], key };
}
