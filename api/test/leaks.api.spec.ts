import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MailQueueService } from '../src/features/mail/mail-queue.service.js';
import { LabelledTables } from '../src/platform/access/labelled-tables.js';
import { CASES } from './leaks/cases.js';
import { CAVEATS, LABELS, LISTINGS, READERS, rightOf, VARIANTS } from './leaks/expected.js';
import { mailed } from './leaks/mailed.js';
import { inParallel } from './leaks/matrix.js';
import { setTheStage, type Stage } from './leaks/stage.js';
import { streamed } from './leaks/streamed.js';
import { type Phase, PHASES, WAYS } from './leaks/ways.js';

let stage: Stage;
const printed: string[] = [];
const leaks: string[] = [];

beforeAll(async () => {
  // What the process prints, whatever it is, must hold nothing of any record.
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
  stage = await setTheStage();
}, 120_000);
afterAll(async () => {
  await stage.app.close();
  vi.restoreAllMocks();
  process.stdout.write([`\n${stage.matrix.cells} cells, ${leaks.length} leaks\n`, ...leaks.slice(0, 100)].join('\n'));
});

/** Notes what was found, and fails on it. */
function demandNone(found: string[]): void {
  leaks.push(...found);
  expect(found.slice(0, 40)).toEqual([]);
}

describe('the matrix', () => {
  it('has a case for every route of the OpenAPI document, and for no other', async () => {
    const { body } = await stage.app.anonymous().get<{ paths: Record<string, object> }>('/api/openapi.json');
    const routes = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(CASES).sort()).toEqual(routes.sort());
    for (const [route, { channels = [], probes = [] }] of Object.entries(CASES))
      expect(channels.length + probes.length, route).toBeGreaterThan(0);
  });

  it('has a record of every labelled table, in every label, caveat and listing', async () => {
    const tables = (await stage.app.nest.get(LabelledTables).all()).map(({ kind }) => kind);
    expect([...new Set(stage.planted.map(({ table }) => table))].sort()).toEqual(tables.sort());
    // Without a list there is none to stand on.
    const all = LABELS.flatMap((label) =>
      CAVEATS.flatMap((caveat) => LISTINGS.map((listing) => ({ label, caveat, listing }))),
    );
    const needed = all.filter(
      ({ label, caveat, listing }) => listing === 'off' || label === 'restricted' || caveat !== 'none',
    );
    expect(VARIANTS.toSorted(byName)).toEqual(needed.toSorted(byName));
    for (const reader of READERS)
      for (const variant of VARIANTS) expect(rightOf(reader, variant)).toMatch(/^[WRwrC-]$/);
  });
});

function askEverything(phase: Phase): void {
  it.each(READERS)('%s', { timeout: 120_000 }, async (reader) => {
    const found: string[] = [];
    for (const { name, look } of WAYS.filter((way) => way.phase === phase))
      found.push(...(await look(stage.matrix, reader)).map((fault) => `${reader}, ${name}: ${fault}`));
    demandNone(found);
  });
}
describe.each(PHASES.slice(0, -1))('%s', askEverything);

describe('what leaves by other ways', () => {
  it('mails', { timeout: 120_000 }, async () => {
    const found: string[] = [];
    for (const reader of READERS) found.push(...(await mailed(stage, reader)).map((fault) => `${reader}: ${fault}`));
    demandNone(found);
  });

  it('live events', { timeout: 120_000 }, async () => {
    demandNone(await streamed(stage, READERS));
  });

  it('jobs', async () => {
    await stage.app.nest.get(MailQueueService, { strict: false }).queueDue();
    const queues = await stage.app.owner.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'`,
    );
    const jobs = [];
    for (const { name } of queues)
      jobs.push(...(await stage.app.owner.query<object[]>(`SELECT to_jsonb(t) AS row FROM ${name} t`)));
    demandNone(stage.matrix.text(undefined, JSON.stringify(jobs)));
  });

  it('what the process prints', () => {
    demandNone(stage.matrix.text(undefined, printed.join('')));
  });
});

describe.each(PHASES.slice(-1))('%s', askEverything);

describe('break-glass', () => {
  it('opens to an administrator what is restricted, and nothing else', { timeout: 120_000 }, async () => {
    const admin = await stage.app.as('administrator');
    const reason = 'The matrix demands it';
    const there = stage.planted.filter(({ kind }) => kind !== 'deleted_task');
    const found = await inParallel(there, async ({ table, id, name, variant }) => {
      stage.matrix.cells += 1;
      const { status } = await admin.post('/api/break-glass', { subjectKind: table, subjectId: id, reason });
      return variant.label === 'restricted' ? [[name, status, 201]] : [[name, status, 404]];
    });
    demandNone(
      found
        .flat()
        .filter(([, is, should]) => is !== should)
        .map((one) => one.join(' ')),
    );
    // Opened afterwards, for a task's lists open its engagement too.
    const read = await inParallel(there, async ({ table, id, name, variant }) => {
      const { status } = await admin.get(`/api/${ROUTE[table]}/${id}`);
      return (variant.label === 'restricted') === (status === 200) ? [] : [`${name}: ${status}`];
    });
    demandNone(read.flat());
  });
});

const ROUTE: Record<string, string> = {
  engagement: 'engagements',
  task: 'tasks',
  person: 'people',
  post: 'posts',
  letter: 'letters',
  letter_batch: 'letter-batches',
  attachment: 'files',
  incoming_mail: 'incoming-mails',
  note: 'notes',
};
const byName = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
