import sql, { type Sql } from 'sql-template-tag';
import type * as Visible from '../../src/platform/access/visible.js';

type Conditions = typeof Visible;

/** What each condition says when somebody forgot it. */
const FORGOTTEN: { [Name in keyof Conditions]: () => ReturnType<Conditions[Name]> } = {
  visible: () => sql`TRUE`,
  visibleByLevel: () => [sql`TRUE`],
  masked: () => sql`FALSE`,
  countable: () => sql`TRUE`,
  countableLevels: () => sql`TRUE`,
  listed: () => sql`TRUE`,
  listedOnly: () => sql`TRUE`,
};

/** Where a service asks for a condition: who asks, which one, of which table of the statement. */
export interface Site {
  asker: string;
  condition: keyof Conditions;
  alias: string;
}

export class Sites {
  /** Those passed since somebody last emptied it, by name. */
  readonly passed = new Map<string, Site>();
  /** Those that forget their condition, by name. */
  forgetful: ReadonlySet<string> = new Set();

  /** The conditions as they are, but for the forgetful site. */
  watch(conditions: Conditions): Conditions {
    const watched = Object.entries(conditions).map(([name, condition]) => [
      name,
      (...[actor, alias]: [never, string]): Sql | Sql[] => {
        const site: Site = { asker: asker(), condition: name as keyof Conditions, alias };
        const known = nameOf(site);
        this.passed.set(known, site);
        return this.forgetful.has(known) ? FORGOTTEN[site.condition]() : condition(actor, alias);
      },
    ]);
    return Object.fromEntries(watched) as Conditions;
  }
}
export const sites = new Sites();

const nameOf = ({ asker, condition, alias }: Site): string => `${asker}: ${condition} ${alias}`;

/** Whether two sites guard the same rows of one statement, so that one makes up for the other. */
export function areTwins(a: Site, b: Site): boolean {
  const masks = ({ condition }: Site) => condition === 'masked';
  return a.asker === b.asker && masks(a) === masks(b) && tableOf(a) === tableOf(b);
}
/** The States of an engagement carry its labels for their index; an audit entry is measured beside its record. */
const tableOf = ({ alias }: Site): string => ({ s: 'e', r: 'a' })[alias] ?? alias;

/** These write statements for others: a statement that asks twice for the same table forgets it twice. */
const WRITERS = /\/platform\/access\/|\.queries\.ts|-view\.ts|-expressions\.ts/;
/** The one that asks again, of what its callers have locked already. */
const ASKS_AGAIN = 'updateVersioned';

/** The nearest caller that had the statement written, as `people.service.ts one`; in a closure the file alone. */
function asker(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frames = stack.split('\n').filter((frame) => frame.includes('/src/'));
  if (frames.some((frame) => frame.includes(ASKS_AGAIN))) return ASKS_AGAIN;
  const frame = frames.find((one) => !WRITERS.test(one)) ?? '';
  const file = /([\w.-]+):\d+:\d+\)?$/.exec(frame)?.[1] ?? '';
  const method = /at (?:async )?(?:\w+\.)?(\w+) \(/.exec(frame)?.[1];
  return method ? `${file} ${method}` : file;
}
