import type { Problem } from '@demarche/contracts/common';
import type { Answer } from '../client.js';
import { attributionIn, leaksIn, type Register, registerOf } from './canaries.js';
import type { Ask, Channel, Probe } from './case.js';
import { type Reader, type Right, rightOf, type Variant } from './expected.js';
import { ghost, type Planted } from './plant.js';
import type { World } from './world.js';

type Rights = (reader: Reader, variant: Variant) => Right;
type Body = Problem & { items?: unknown[]; next?: string | null };
const READS = 'WRwr';

/** Holds every answer against the table. A cell is one reader, one way of looking and one record. */
export class Matrix {
  cells = 0;
  private readonly register: Register;
  private readonly ghosts = new Map<string, Promise<Answer<Body>>>();

  constructor(
    private readonly world: World,
    private readonly planted: readonly Planted[],
  ) {
    this.register = registerOf(planted);
  }

  /** What is wrong with what comes out of a channel for this reader. */
  async channel(reader: Reader, who: readonly Reader[], channel: Channel): Promise<string[]> {
    this.cells += this.planted.length;
    const ask = channel.ask(this.world, reader);
    const answers = await this.pages(reader, ask);
    const expected = !who.includes(reader)
      ? 403
      : typeof channel.status === 'function'
        ? channel.status(reader)
        : (channel.status ?? 200);
    const first = answers[0];
    if (first?.status !== expected) return [`answers ${first?.status} ${first?.text.slice(0, 300)}, not ${expected}`];
    const faults = answers.flatMap((answer) => this.scan(reader, answer, channel.right, ask.path.includes('audit')));
    if (expected >= 300) return faults;
    faults.push(...shortPages(answers));
    const body = first.body as never;
    return [
      ...faults,
      ...this.missing(reader, channel, answers.map(({ text }) => text).join('\n')),
      ...(channel.faults?.(body, reader, this.planted) ?? []),
      ...this.miscounted(reader, channel, body),
    ];
  }

  /** What is wrong with the answers to a request for each record. */
  async probe(reader: Reader, who: readonly Reader[], probe: Probe): Promise<string[]> {
    const records = this.planted.filter(({ kind }) => probe.kinds.includes(kind));
    const found = await inParallel(records, async (record) => this.one(reader, who, probe, record));
    return found.flat();
  }

  /** Content, ids and attribution in any text that reaches a reader; `undefined` stands for somebody who may see nothing. */
  text(reader: Reader | undefined, text: string, rights: Rights = rightOf): string[] {
    this.cells += this.planted.length;
    return leaksIn(text, this.register, this.rightTo(reader, rights));
  }

  private async one(reader: Reader, who: readonly Reader[], probe: Probe, record: Planted): Promise<string[]> {
    this.cells += 1;
    const answer = await this.send(reader, probe.ask(record, this.world));
    const got = told(answer);
    const at = (fault: string) => `${record.name}: ${fault}`;
    if (!who.includes(reader)) return got === '403 permission.missing' ? [] : [at(`answers ${got} to who may not ask`)];
    const right = (probe.right ?? rightOf)(reader, record.variant);
    const faults = this.scan(reader, answer, probe.right, record.kind === 'deleted_task').map(at);
    const answers = probe.answers[right];
    if (answers === undefined) return [...faults, ...(await this.asNever(reader, probe, record, answer)).map(at)];
    if (!answers.includes(got)) return [...faults, at(`answers ${got} to ${right}, not ${answers.join(' or ')}`)];
    const shown = probe.shows?.(record, this.world, reader);
    if (shown !== undefined && !answer.text.includes(shown))
      return [...faults, at(`does not show ${shown} to ${right}`)];
    return faults;
  }

  /** Existence is content: the answer for what never was, in status, body and headers. */
  private async asNever(reader: Reader, probe: Probe, record: Planted, answer: Answer<Body>): Promise<string[]> {
    const key = `${reader} ${probe.name} ${record.kind} ${probe.ask(ghost(record.kind), this.world).path.replace(/[0-9a-f-]{36}/g, '')}`;
    if (!this.ghosts.has(key)) this.ghosts.set(key, this.send(reader, probe.ask(ghost(record.kind), this.world)));
    const never = await this.ghosts.get(key)!;
    const expected = typeof probe.never === 'function' ? probe.never(reader) : probe.never;
    if (told(never) !== expected) return [`what never was answers ${told(never)}, not ${expected}`];
    const [is, was] = [comparable(answer, probe), comparable(never, probe)];
    return is === was ? [] : [`differs from what never was: ${is} / ${was}`];
  }

  private scan(reader: Reader, answer: Answer<Body>, rights: Rights = rightOf, deletedToo = false): string[] {
    const right = this.rightTo(reader, rights, deletedToo);
    const raw = [...answer.headers].map((header) => header.join(': ')).join('\n');
    return [
      ...leaksIn(`${raw}\n${answer.text}`, this.register, right),
      ...attributionIn(answer.body, this.register, right),
    ];
  }

  private rightTo(reader: Reader | undefined, rights: Rights, deletedToo = false): (record: Planted) => Right {
    return (record) => {
      if (reader === undefined || (record.kind === 'deleted_task' && !deletedToo)) return '-';
      return rights(reader, record.variant);
    };
  }

  private missing(reader: Reader, channel: Channel, text: string): string[] {
    const { finds = [], through = READS, only = () => true, right = rightOf } = channel;
    return this.planted
      .filter(({ kind }) => finds.includes(kind))
      .flatMap((record) => {
        const should = through.includes(right(reader, record.variant)) && only(record);
        const is =
          text.includes(record.id) ||
          (record.parts.institution !== undefined && text.includes(record.parts.institution));
        return is === should ? [] : [`${record.name} is ${is ? '' : 'not '}found`];
      });
  }

  private miscounted(reader: Reader, { counts }: Channel, body: never): string[] {
    if (!counts) return [];
    const records = this.planted.filter(({ kind }) => counts.of.includes(kind));
    const should = records.filter(({ variant }) => counts.through.includes(rightOf(reader, variant))).length;
    const is = counts.value(body);
    return is === should ? [] : [`counts ${is}, not ${should}`];
  }

  private async pages(reader: Reader, ask: Ask): Promise<Answer<Body>[]> {
    const answers = [await this.send(reader, ask)];
    for (
      let next = answers[0]?.body?.next;
      next && (ask.method ?? 'GET') === 'GET';
      next = answers.at(-1)?.body?.next
    ) {
      answers.push(
        await this.send(reader, { ...ask, path: `${ask.path}${ask.path.includes('?') ? '&' : '?'}after=${next}` }),
      );
    }
    return answers;
  }

  private send(reader: Reader, { path, method = 'GET', body, headers }: Ask): Promise<Answer<Body>> {
    const client = this.world.readers.get(reader);
    if (!client) throw new Error(`${reader} is not there.`);
    return client.send<Body>(method, path, body, headers);
  }
}

/** `404 task.not_found`; of what is invalid the field and its code. */
export function told({ status, body }: Answer<Body>): string {
  if (status < 400) return String(status);
  const [wrong] = body.errors ?? [];
  return body.code === 'request.invalid' && wrong ? `${status} ${wrong.field} ${wrong.code}` : `${status} ${body.code}`;
}

/** Of every answer's own: its id, its hour, the nonce of its page. */
const OWN = ['x-request-id', 'date', 'content-security-policy'];
function comparable(answer: Answer<Body>, { compare }: Probe): string {
  const headers = [...answer.headers].filter(
    ([name]) => !OWN.includes(name) && !(compare && name === 'content-length'),
  );
  const body = compare ? compare(answer.body as never) : { ...answer.body, requestId: undefined };
  return JSON.stringify([answer.status, headers, body]);
}

/** A page that is not full though another follows, or follows with nothing in it, tells that something was left out. */
function shortPages(answers: readonly Answer<Body>[]): string[] {
  const pages = answers.flatMap(({ body }) => (body?.items ? [body.items.length] : []));
  const full = pages[0] ?? 0;
  return pages.flatMap((length, i) => {
    const last = i === pages.length - 1;
    if (i === 0 || (length > 0 && (last ? length <= full : length === full))) return [];
    return [`page ${i + 1} of ${pages.length} holds ${length} of ${full}`];
  });
}

const AT_ONCE = 6;
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) results.push(await work(item));
    }),
  );
  return results;
}
