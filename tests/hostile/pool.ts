import type { Random } from './random.ts';

interface Entry {
  id: string;
  /** The record it hangs on: the person of a holding, the office of a mandate. */
  parent: string | undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST = 300;
const PLURAL: Record<string, string> = { person: 'people' };
const SINGULAR: Record<string, string> = { people: 'person' };

/**
 * What the API itself told: ids, versions, cursors and words, each under the name it was told by. Requests take theirs from
 * here, so that they get past the 404 and into the code behind it. A route added later fills and uses it by the same names.
 */
export class Pool {
  private readonly entries = new Map<string, Entry[]>();
  private readonly gone = new Map<string, Entry[]>();
  private readonly words = new Map<string, string[]>();
  private readonly versions = new Map<string, number>();
  private readonly states = new Map<string, string>();

  private readonly spared: ReadonlySet<string>;

  /** @param spared ids that no address may end in: without its own accounts the run would end */
  constructor(spared: ReadonlySet<string>) {
    this.spared = spared;
  }

  /** Learns from an answer to `path`. */
  learn(path: string, body: unknown): void {
    const segments = path.split('?', 1)[0]?.split('/').filter(Boolean) ?? [];
    const nouns = segments.filter((segment) => !UUID.test(segment));
    const owner = segments.findLast((segment) => UUID.test(segment));
    this.walk(body, nouns.at(-1) ?? '', owner);
    // What is made by a word behind a collection is one of the collection: `letters/received`.
    if (owner === undefined && nouns.length > 2) this.walk(body, nouns[1] ?? '', owner);
  }

  /** What was deleted is asked for as well, but seldom. */
  bury(id: string): void {
    const version = this.versions.get(id);
    if (version !== undefined) this.versions.set(id, version + 1);
    for (const [name, list] of this.entries) {
      const at = list.findIndex((entry) => entry.id === id);
      if (at >= 0) this.gone.set(name, [...(this.gone.get(name) ?? []), ...list.splice(at, 1)]);
    }
  }

  /** An id that fits a name: of a collection (`people`), or of a field or parameter (`assigneeUserId`, `office`). */
  entry(random: Random, name: string, { sparing = false } = {}): Entry | undefined {
    const source = random.chance(0.1) ? this.gone : this.entries;
    const lists = namesFor(name)
      .flatMap((key) => source.get(key) ?? [])
      .filter(({ id }) => !sparing || !this.spared.has(id));
    return lists.length === 0 ? undefined : random.pick(lists);
  }

  word(random: Random, name: string): string | undefined {
    const list = this.words.get(name);
    return list === undefined ? undefined : random.pick(list);
  }

  versionOf(id: string): number | undefined {
    return this.versions.get(id);
  }

  /** The State that a record was told with: of a post, that of its mission. */
  stateOf(id: string): string | undefined {
    return this.states.get(id);
  }

  private walk(value: unknown, name: string, owner: string | undefined): void {
    if (Array.isArray(value)) for (const item of value) this.walk(item, name, owner);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    const record = value as Record<string, unknown>;
    const id = typeof record['id'] === 'string' ? record['id'] : undefined;
    if (id !== undefined && typeof record['version'] === 'number') this.versions.set(id, record['version']);
    const iso3 = id === undefined ? undefined : iso3Of(record);
    if (id !== undefined && iso3 !== undefined) this.states.set(id, iso3);
    // Whoever breaks the glass does so over a restricted record.
    if (id !== undefined && record['label'] === 'restricted') this.keep('restricted', id, owner);
    for (const [key, item] of Object.entries(record)) {
      if (typeof item === 'string') this.keep(key === 'id' ? name : key, item, key === 'id' ? owner : (id ?? owner));
      else this.walk(item, key === 'items' ? name : key, id ?? owner);
    }
  }

  private keep(name: string, text: string, parent: string | undefined): void {
    if (UUID.test(text)) {
      const list = this.entries.get(name) ?? [];
      if (list.some(({ id }) => id === text)) return;
      list.push({ id: text, parent });
      if (list.length > MOST) list.shift();
      this.entries.set(name, list);
    } else if (text.length <= 200) {
      const list = this.words.get(name) ?? [];
      if (list.length < 50 && !list.includes(text)) list.push(text);
      this.words.set(name, list);
    }
  }
}

/** Told by itself, or by what it belongs to: `{ institution: { state: { iso3 } } }`. */
function iso3Of({ iso3, state, institution }: Record<string, unknown>): string | undefined {
  if (typeof iso3 === 'string') return iso3;
  const within = state ?? institution;
  return within === null || typeof within !== 'object' ? undefined : iso3Of(within as Record<string, unknown>);
}

/** `assigneeUserId` may be told as itself, as `userId`, or be the id of one of the `users`, or of a `user`. */
function namesFor(name: string): string[] {
  const noun = SINGULAR[name] ?? name.replace(/(Ids?|s)$/, '');
  const last = noun.replace(/^.*?([A-Z]?[a-z]+)$/, '$1').toLowerCase();
  return [...new Set([name, ...[noun, last].flatMap((one) => [`${one}Id`, one, PLURAL[one] ?? `${one}s`])])];
}
