import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MailComposer } from '../src/features/mail/mail-composer.js';
import { MailQueueService } from '../src/features/mail/mail-queue.service.js';
import { LabelledTables } from '../src/platform/access/labelled-tables.js';
import { startApp, type TestApp } from './app.js';
import type { Channel } from './leaks/case.js';
import { CASES } from './leaks/cases.js';
import { CAVEATS, inMail, LABELS, LISTINGS, READERS, rightOf, VARIANTS } from './leaks/expected.js';
import { inParallel, Matrix } from './leaks/matrix.js';
import { type Mails, tellEverybody } from './leaks/news.js';
import { tieTogether } from './leaks/open.js';
import { plantEverything, type Planted } from './leaks/plant.js';
import { NOW, peopleTheWorld, type World } from './leaks/world.js';

let app: TestApp;
let world: World;
let planted: Planted[];
let mails: Mails;
let matrix: Matrix;
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
  app = await startApp({ DEMARCHE_TREATY: 'ccm', SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'info' });
  world = await peopleTheWorld(app);
  planted = await plantEverything(world);
  await tieTogether(world.planter, world.open, planted);
  mails = await tellEverybody(world, planted);
  matrix = new Matrix(world, planted);
}, 120_000);
afterAll(async () => {
  await app.close();
  vi.restoreAllMocks();
  process.stdout.write([`\n${matrix.cells} cells, ${leaks.length} leaks\n`, ...leaks.slice(0, 100)].join('\n'));
});

/** Notes what was found, and fails on it. */
function demandNone(found: string[]): void {
  leaks.push(...found);
  expect(found.slice(0, 40)).toEqual([]);
}

describe('the matrix', () => {
  it('has a case for every route of the OpenAPI document, and for no other', async () => {
    const { body } = await app.anonymous().get<{ paths: Record<string, object> }>('/api/openapi.json');
    const routes = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(CASES).sort()).toEqual(routes.sort());
    for (const [route, { channels = [], probes = [] }] of Object.entries(CASES))
      expect(channels.length + probes.length, route).toBeGreaterThan(0);
  });

  it('has a record of every labelled table, in every label, caveat and listing', async () => {
    const tables = (await app.nest.get(LabelledTables).all()).map(({ kind }) => kind);
    expect([...new Set(planted.map(({ table }) => table))].sort()).toEqual(tables.sort());
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

const ways = Object.entries(CASES).flatMap(([route, { who, channels = [], probes = [] }]) => [
  ...channels.map((channel) => ({ route, who, name: channel.name, phase: phaseOf(route, channel), run: { channel } })),
  ...probes.map((probe) => ({ route, who, name: probe.name, phase: 1, run: { probe } })),
]);
/** Reads before writes, and what ends the session at the end. */
function phaseOf(route: string, channel: Channel): number {
  if (channel.last) return 3;
  return route.startsWith('GET ') ? 0 : 2;
}

describe.each(['lists, counts and pages', 'single records', 'what is written', 'the end'])('%s', (name) => {
  const phase = ['lists, counts and pages', 'single records', 'what is written', 'the end'].indexOf(name);
  it.each(READERS)('%s', { timeout: 120_000 }, async (reader) => {
    const found: string[] = [];
    for (const way of ways.filter((one) => one.phase === phase)) {
      const { route, who, run } = way;
      const faults =
        'channel' in run ? await matrix.channel(reader, who, run.channel) : await matrix.probe(reader, who, run.probe);
      found.push(...faults.map((fault) => `${reader}, ${route}, ${way.name}: ${fault}`));
    }
    demandNone(found);
  });
});

describe('what leaves by other ways', () => {
  it('mails', { timeout: 120_000 }, async () => {
    const composer = app.nest.get(MailComposer, { strict: false });
    const { manager } = app.nest.get(DataSource);
    const found: string[] = [];
    for (const [reader, ids] of mails) {
      const userId = world.readers.get(reader)?.officer?.id ?? '';
      // A task's mail goes to its holder alone: for the moment that is whoever reads.
      await app.owner.query('UPDATE task SET assignee_user_id = $1, assignee_office_id = NULL', [userId]);
      const texts = await inParallel(ids, (id) => composer.compose(manager, id, userId, new Date(NOW)));
      const sent = texts.filter((text) => text !== undefined);
      const readable = planted.filter(({ kind, variant }) => TOLD.includes(kind) && inMail(reader, variant) !== '-');
      if (sent.length !== readable.length) found.push(`${reader}: ${sent.length} mails, not ${readable.length}`);
      const text = sent.map((mail) => `${mail.subject}\n${mail.text}`).join('\n');
      found.push(...matrix.text(reader, text, inMail).map((fault) => `${reader}: ${fault}`));
    }
    demandNone(found);
  });

  it('jobs', async () => {
    await app.nest.get(MailQueueService, { strict: false }).queueDue();
    const queues = await app.owner.query<{ name: string }[]>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'`,
    );
    const jobs = [];
    for (const { name } of queues)
      jobs.push(...(await app.owner.query<object[]>(`SELECT to_jsonb(t) AS row FROM ${name} t`)));
    demandNone(matrix.text(undefined, JSON.stringify(jobs)));
  });

  it('what the process prints', () => {
    demandNone(matrix.text(undefined, printed.join('')));
  });
});

describe('break-glass', () => {
  it('opens to an administrator what is restricted, and nothing else', { timeout: 120_000 }, async () => {
    const admin = await app.as('administrator');
    const reason = 'The matrix demands it';
    const there = planted.filter(({ kind }) => kind !== 'deleted_task');
    const found = await inParallel(there, async ({ table, id, name, variant }) => {
      matrix.cells += 1;
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

const ROUTE: Record<string, string> = { engagement: 'engagements', task: 'tasks', person: 'people', post: 'posts' };
/** Kinds of which everybody was told by mail. */
const TOLD = ['engagement', 'plan', 'task', 'follow_up'];
const byName = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
