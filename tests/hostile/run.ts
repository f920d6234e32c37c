import { execFileSync } from 'node:child_process';
import { Actors } from './actors.ts';
import { faultOf } from './judge.ts';
import { openLedger, unaccounted } from './ledger.ts';
import { goodRequest, requestOf, type Ground } from './maker.ts';
import { operationsOf, type Document, type Operation } from './openapi.ts';
import { Pool } from './pool.ts';
import { Random } from './random.ts';
import { toBytes, type Draft, type HostileRequest } from './request.ts';
import type { Target } from './target.ts';
import { exchange, type Answer, type Outcome } from './wire.ts';

export interface Finding {
  /** What a run may be narrowed to. */
  number: number | undefined;
  route: string;
  attack: string;
  fault: string;
  request: string;
  answer: string;
}
export interface Report {
  seed: number;
  requests: number;
  routes: number;
  statuses: Record<string, number>;
  findings: Finding[];
  /** Routes that no good request got through: what lies behind them was not attacked. */
  unreached: string[];
  /** Rows written by the API. */
  writes: number;
  /** Of them, what is not accounted for. */
  unaccounted: string[];
  slowest: { route: string; attack: string; number: number; milliseconds: number }[];
  memory: { before: number; after: number };
  seconds: number;
}

const AT_ONCE = 8;
const TRIES = 200;

/** Attacks an API that runs, and says what it did not stand. */
export class HostileRun {
  private readonly answers = new Map<string, number>();
  private readonly created = new Map<string, string>();
  private readonly findings: Finding[] = [];
  private readonly statuses: Record<string, number> = {};
  private readonly slowest: Report['slowest'] = [];
  /** What a route said last to a good request. */
  private readonly refusals = new Map<string, string>();
  private readonly admitted = new Map<string, string[]>();
  private readonly began = new Date();
  private readonly actors: Actors;
  private pool = new Pool(new Set());
  private operations: Operation[] = [];
  private readonly target: Target;
  private readonly seed: number;

  constructor(target: Target, seed: number) {
    this.target = target;
    this.seed = seed;
    this.actors = new Actors((bytes) => this.answered(bytes), target.sql);
  }

  /** @param numbers which requests of the seed's endless row of them */
  async attack(numbers: readonly number[], tell: (line: string) => void = () => undefined): Promise<Report> {
    await this.prepare();
    const unreached = await this.reach();
    tell(`${this.operations.length} routes, ${unreached.length} of them not reached`);
    const before = this.memory();
    const ground: Ground = {
      operations: this.operations,
      pool: this.pool,
      actors: this.actors.names,
      admitted: (name) => this.admitted.get(name) ?? [],
      credentials: (name) => this.actors.credentials(name),
    };
    const left = [...numbers].reverse();
    let done = 0;
    const worker = async (): Promise<void> => {
      for (let number = left.pop(); number !== undefined; number = left.pop()) {
        await this.one(number, ground);
        // Delays for those who fail are tested elsewhere; here they would hide what lies behind them.
        if (++done % 200 === 0) await this.target.sql('DELETE FROM sign_in_failure');
        if (done % 2_000 === 0) tell(`${done} requests, ${this.findings.length} findings, ${this.memory()} MB`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await this.demandHealth();
    return {
      seed: this.seed,
      requests: numbers.length,
      routes: this.operations.length,
      statuses: this.statuses,
      findings: this.findings,
      unreached,
      unaccounted: await unaccounted(this.target.sql, this.began, this.answers, this.created),
      writes: (await this.target.sql<{ rows: number }>('SELECT count(*)::int AS rows FROM ledger'))[0]?.rows ?? 0,
      slowest: this.slowest,
      memory: { before, after: this.memory() },
      seconds: (Date.now() - this.began.getTime()) / 1000,
    };
  }

  private async prepare(): Promise<void> {
    const document = await this.answered(
      toBytes({ method: 'GET', target: '/api/openapi.json', headers: [] }, undefined),
    );
    this.operations = operationsOf(JSON.parse(document.body.toString()) as Document);
    await openLedger(this.target.sql);
    await this.actors.signAllIn();
    this.pool = new Pool(await this.actors.spared());
    for (const operation of this.operations) await this.findAdmitted(operation);
    for (const operation of this.operations) await this.learnFrom(operation);
  }

  /** What a list tells to each of its readers. */
  private async learnFrom(operation: Operation): Promise<void> {
    if (operation.method !== 'GET' || operation.path.includes('{')) return;
    const plain = { ...operation, query: operation.query.filter(({ required }) => required === true) };
    for (const actor of this.admitted.get(operation.name) ?? []) {
      await this.sent(goodRequest(new Random(this.seed), plain, this.pool), actor);
    }
  }

  /** Whom the guard lets through: with a record that is nowhere and an empty body nothing can happen behind it. */
  private async findAdmitted({ name, method, path }: Operation): Promise<void> {
    const target = path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
    const admitted: string[] = [];
    for (const actor of this.actors.names) {
      const draft: Draft = { method, target: `${target}?no-such-parameter=1`, headers: [] };
      const { status } = await this.sent(draft, actor);
      if (status !== 401 && status !== 403) admitted.push(actor);
    }
    this.admitted.set(name, admitted);
  }

  /** One good request to every route, reads first, so that the pool fills; the names of those that none got through. */
  private async reach(): Promise<string[]> {
    const random = new Random(this.seed, -1);
    const order = (one: Operation): number => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].indexOf(one.method);
    const waiting = new Set([...this.operations].sort((a, b) => order(a) - order(b) || a.path.length - b.path.length));
    for (let round = 0; round < 3; round++) {
      for (const operation of waiting) {
        // What was just made is read before it is taken away: it may be the only one of its kind.
        const unread = [...waiting].some(({ method, path }) => method === 'GET' && path.startsWith(operation.path));
        if (operation.method === 'DELETE' && unread && round < 2) continue;
        if (await this.reached(operation, random)) waiting.delete(operation);
      }
    }
    return [...waiting].map(({ name }) => `${name} (${this.refusals.get(name) ?? 'nobody is admitted'})`).sort();
  }

  private async reached(operation: Operation, random: Random): Promise<boolean> {
    const actors = this.admitted.get(operation.name) ?? [];
    // What a step uses up, as a decision does a mail, is made anew on the way.
    const maker = this.operations.find(
      (one) => one.method === 'POST' && one.takesFile && operation.path.startsWith(`${one.path}/{id}/`),
    );
    for (let attempt = 0; attempt < TRIES && actors.length > 0; attempt++) {
      if (maker && attempt % 10 === 0) await this.sent(goodRequest(random, maker, this.pool), random.pick(actors));
      const draft = goodRequest(random, operation, this.pool);
      const answer = await this.sent(draft, random.pick(actors));
      if (answer.status < 300) return true;
      this.refusals.set(operation.name, answer.body.toString().slice(0, 300));
    }
    return false;
  }

  /** As somebody, once more after a new sign-in where the session had ended. */
  private async sent(draft: Draft, actor: string): Promise<Answer> {
    const who = this.actors.credentials(actor);
    const first = await this.answered(toBytes(draft, who), draft.target);
    if (first.status !== 401) return first;
    return this.answered(toBytes(draft, await this.actors.renew(actor, who)), draft.target);
  }

  private async one(number: number, ground: Ground): Promise<void> {
    let request = requestOf(this.seed, number, ground);
    const who = request.actor === null ? undefined : this.actors.credentials(request.actor);
    let outcome = await this.send(request);
    if (request.actor !== null && outcome.kind === 'answered' && outcome.answer.status === 401) {
      await this.actors.renew(request.actor, who);
      request = requestOf(this.seed, number, ground);
      outcome = await this.send(request);
    }
    const fault = faultOf(request, outcome);
    if (fault !== undefined) this.findings.push(findingOf(request, outcome, fault));
    if (outcome.kind !== 'answered') return;
    const { status, milliseconds } = outcome.answer;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    this.slowest.push({ route: request.operation, attack: request.attack, number, milliseconds });
    this.slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(5);
  }

  private async send({ bytes, unfinished }: HostileRequest): Promise<Outcome> {
    const outcome = await exchange(this.target.port, bytes, { end: unfinished });
    if (outcome.kind === 'answered')
      this.note(outcome.answer, /^\S+ (\S+)/.exec(bytes.subarray(0, 500).toString('latin1'))?.[1] ?? '', bytes);
    return outcome;
  }

  private async answered(bytes: Buffer, path = ''): Promise<Answer> {
    const outcome = await exchange(this.target.port, bytes);
    if (outcome.kind !== 'answered')
      throw new Error(`${bytes.subarray(0, 100).toString('latin1')}: ${outcome.kind}\n${this.target.api.output()}`);
    this.note(outcome.answer, path, bytes);
    return outcome.answer;
  }

  /** Keeps account of who was answered what, and learns from what was told. */
  private note({ status, headers, body }: Answer, path: string, bytes: Buffer): void {
    const id = headers.get('x-request-id');
    if (id !== undefined) this.answers.set(id, status);
    if (status >= 300) return;
    const asked = bytes.subarray(0, bytes.indexOf('\r\n')).toString('latin1');
    if (id !== undefined && status === 201 && !mayHaveStood(asked, bytes)) this.created.set(id, asked);
    const gone =
      bytes.subarray(0, 6).toString('latin1') === 'DELETE'
        ? path.split('/').findLast((part) => part.length === 36)
        : undefined;
    if (gone !== undefined) this.pool.bury(gone);
    if (headers.get('content-type')?.startsWith('application/json') && body.length > 0) {
      this.pool.learn(path, JSON.parse(body.toString()));
    }
  }

  private async demandHealth(): Promise<void> {
    const answer = await this.answered(toBytes({ method: 'GET', target: '/api/health/ready', headers: [] }, undefined));
    if (answer.status !== 200) throw new Error(`not well after the run: ${answer.status} ${answer.body.toString()}`);
  }

  /** Resident megabytes of the API's process. */
  private memory(): number {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(this.target.api.pid)], { encoding: 'utf8' });
    return Math.round(Number(kilobytes) / 1024);
  }
}

/** Whether what was asked for may have been there before: a request with a key repeats, an institution is found or made. */
function mayHaveStood(asked: string, bytes: Buffer): boolean {
  return /^POST \/api\/institutions\b/i.test(asked) || bytes.includes('dempotency-');
}

function findingOf(request: HostileRequest, outcome: Outcome, fault: string): Finding {
  const text = (bytes: Buffer): string => JSON.stringify(bytes.subarray(0, 1_500).toString('latin1'));
  return {
    number: request.number,
    route: request.operation,
    attack: request.attack,
    fault,
    request: text(request.bytes),
    answer: outcome.kind === 'answered' ? text(outcome.answer.body) : outcome.kind,
  };
}
