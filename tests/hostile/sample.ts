import type { Operation, Parameter, Schema } from './openapi.ts';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';

/** Fields whose good value no schema can tell. */
const KNOWN: Record<string, readonly string[]> = {
  zone: ['Europe/Zurich', 'Pacific/Auckland'],
  time: ['09:30'],
  reason: ['A reason that is long enough'],
  labelReason: ['The ministry made it public'],
  language: ['en', 'fr'],
};
/** Ids whose records no name tells. */
const MEANT: Record<string, string> = {
  subjectId: 'restricted',
  attachmentId: 'files',
  answersId: 'letters',
  letterId: 'letters',
  templateId: 'letter-templates',
  signatoryId: 'users',
  postId: 'posts',
  personId: 'people',
  keep: 'people',
  gone: 'people',
};
export const PASSWORD = 'a password of hostile days';

/** Makes requests that a well-meaning client would send: what the attacks then spoil in one place. */
export class Sampler {
  private readonly random: Random;
  private readonly pool: Pool;
  private readonly operation: Operation;

  constructor(random: Random, pool: Pool, operation: Operation) {
    this.random = random;
    this.pool = pool;
    this.operation = operation;
  }

  /** The path with records that exist, where some are known. */
  path(): string {
    const segments = this.operation.path.split('/');
    let owner: string | undefined;
    // From the right: a mandate says of which office it is.
    for (let i = segments.length - 1; i >= 0; i--) {
      const name = /^\{(\w+)\}$/.exec(segments[i] ?? '')?.[1];
      if (name === undefined) continue;
      const words = this.operation.words.get(name);
      if (words) {
        segments[i] = this.random.pick(words);
        continue;
      }
      const collection = segments[i - 1] ?? '';
      const found = this.idOf(name === 'id' ? collection : name, collection, true);
      segments[i] = owner ?? found.id;
      owner = found.parent;
    }
    return segments.join('/');
  }

  query(): [string, string][] {
    const share = this.random.pick([0, 0.1, 0.4]);
    return this.operation.query
      .filter(({ required }) => required === true || this.random.chance(share))
      .map((parameter) => [parameter.name, this.parameter(parameter)]);
  }

  parameter({ name, schema = {} }: Parameter): string {
    const value = this.value(name, schema);
    return Array.isArray(value) ? value.join(',') : String(value);
  }

  /** Undefined where the route takes no body. `path` tells whose version is meant. */
  body(path: string): Record<string, unknown> | undefined {
    const { body } = this.operation;
    if (body === undefined) return undefined;
    const made = this.value('', body) as Record<string, unknown>;
    const id = path.split('/').findLast((segment) => segment.length === 36) ?? '';
    if ('version' in made) made['version'] = (this.pool.versionOf(id) ?? 1) + (this.random.chance(0.1) ? 1 : 0);
    // Several versions are each of the record that the field of that name tells.
    const versions = (made['versions'] ?? {}) as Record<string, number>;
    for (const field of Object.keys(versions)) versions[field] = this.pool.versionOf(String(made[field])) ?? 1;
    return made;
  }

  value(name: string, schema: Schema): unknown {
    if (schema.enum) return this.random.pick(schema.enum);
    switch (schema.type) {
      case 'array':
        return this.list(name, schema);
      case 'boolean':
        return this.random.chance(0.5);
      case 'integer':
      case 'number':
        return this.random.int(schema.minimum ?? 1, Math.min(schema.maximum ?? 3, (schema.minimum ?? 1) + 40));
      case 'string':
        return this.text(name, schema);
      case 'object':
      case undefined:
      default:
        return this.object(schema);
    }
  }

  private list(name: string, schema: Schema): unknown {
    if (Array.isArray(schema.example) && !/^states?$/.test(name)) return schema.example;
    const length = this.random.int(1, 2);
    return Array.from({ length }, () => this.value(name.replace(/s$/, ''), schema.items ?? {}));
  }

  private object({ properties = {}, required = [] }: Schema): Record<string, unknown> {
    const share = this.random.pick([0, 0.2, 0.6]);
    const wanted = Object.entries(properties).filter(
      ([name]) => required.includes(name) || name === 'version' || this.random.chance(share),
    );
    const made = Object.fromEntries(wanted.map(([name, schema]) => [name, this.value(name, schema)]));
    // Who is written to by a post is written to in its State.
    if ('state' in made && 'postId' in made) made['state'] = this.pool.stateOf(String(made['postId'])) ?? made['state'];
    return made;
  }

  private text(name: string, schema: Schema): string {
    if (schema.format === 'uuid') return this.idOf(name, this.operation.path.split('/')[2] ?? '').id;
    if (schema.format === 'date') return this.day(name);
    if (schema.format === 'email') {
      const present = this.random.chance(0.3) ? this.pool.word(this.random, 'email') : undefined;
      return present ?? `hostile${this.random.int(1, 1e9)}@example.org`;
    }
    if (schema.format === 'password') return PASSWORD;
    if (/^(state|iso3)$/.test(name)) return this.pool.word(this.random, 'iso3') ?? 'KEN';
    const known = KNOWN[name];
    if (known) return this.random.pick(known);
    if (typeof schema.example === 'string') return schema.example;
    const word = this.random.chance(0.5) ? this.pool.word(this.random, name === 'after' ? 'next' : name) : undefined;
    return word ?? `Text ${this.random.int(1, 1e6)}`;
  }

  /** Beginnings lie before ends. */
  private day(name: string): string {
    const year = /from$/i.test(name) ? 2025 : /^(on|asAt|receivedOn|sentOn)$/.test(name) ? 2026 : 2027;
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${year}-${two(this.random.int(1, 12))}-${two(this.random.int(1, 28))}`;
  }

  private idOf(name: string, collection: string, sparing = false): { id: string; parent: string | undefined } {
    if (name === 'states' || name === 'iso3')
      return { id: this.pool.word(this.random, 'iso3') ?? 'KEN', parent: undefined };
    return (
      this.pool.entry(this.random, MEANT[name] ?? name, { sparing }) ??
      this.pool.entry(this.random, collection, { sparing }) ?? {
        id: '00000000-0000-4000-8000-000000000000',
        parent: undefined,
      }
    );
  }
}
