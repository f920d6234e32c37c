import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from '@demarche/contracts/common';
import type { BatchAddressee } from '@demarche/contracts/letter-batches';
import type { LetterTemplateView } from '@demarche/contracts/letters';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { batch, batchStep, begin, check, namesInZip } from './letter-batches.js';
import { LetterOffice } from './letters.js';
import { end, forkWorker, until } from './workers.js';

const STATES = 197;

let app: TestApp;
let isu: Client;
let workers: ChildProcess[] = [];
let templateIds: string[];
let everybody: BatchAddressee[];
beforeAll(async () => {
  const office = await LetterOffice.open();
  ({ app, isu } = office);
  templateIds = await Promise.all(['en', 'fr'].map(ofPack));
  everybody = await missions();
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => end(worker, 'SIGKILL')));
  await app.close();
});

const start = async () => {
  workers = [...workers, await forkWorker(app)];
  return workers.at(-1)!;
};
const rows = async (table: string) =>
  (await app.owner.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;
const isUnderWay = (id: string) => async () => {
  const { status, progress } = await batch(isu, id);
  return status === 'making' && (progress?.done ?? 0) > 0;
};

/** The text that comes with the treaty. */
async function ofPack(language: string): Promise<string> {
  const path = `/api/letter-templates?form=note_verbale&language=${language}`;
  const { body } = await isu.get<Page<LetterTemplateView>>(path);
  return body.items.find((text) => text.ofPack)?.id ?? '';
}

/** All States that can join, as the packs know them, each with a post that somebody holds. */
async function missions(): Promise<BatchAddressee[]> {
  const posts = await app.owner.query<{ state: string; id: string }[]>(
    `WITH code AS (
       SELECT iso3 FROM state WHERE retired_at IS NULL
     ), institutions AS (
       INSERT INTO institution (id, kind, name, folded, iso3, listed, demo, created_at, updated_at)
       SELECT gen_random_uuid(), 'permanent_mission', 'Mission of ' || iso3, 'mission of ' || iso3, iso3, true, false,
         '2026-01-01Z', '2026-01-01Z' FROM code RETURNING id, iso3
     ), posts AS (
       INSERT INTO post (id, institution_id, function, title, folded, owner_id, label, caveats, effective_label,
         effective_caveats, access_lists, demo, created_at, updated_at)
       SELECT gen_random_uuid(), id, 'Permanent Representative', iso3, lower(iso3), '${isu.officer?.id}', 'internal', '{}',
         'internal', '{}', '{}', false, '2026-01-01Z', '2026-01-01Z' FROM institutions RETURNING id, institution_id
     ), people AS (
       INSERT INTO person (id, name, folded, languages, addresses, owner_id, label, caveats, effective_label,
         effective_caveats, access_lists, demo, created_at, updated_at)
       SELECT p.id, 'Officer', 'officer', '{en}', '[]', '${isu.officer?.id}', 'internal', '{}', 'internal', '{}', '{}', false,
         '2026-01-01Z', '2026-01-01Z' FROM posts p RETURNING id
     ), held AS (
       INSERT INTO post_holding (id, person_id, post_id, from_on, created_by, created_at, updated_at)
       SELECT gen_random_uuid(), id, id, '2026-01-01', '${isu.officer?.id}', '2026-01-01Z', '2026-01-01Z' FROM people
     )
     SELECT i.iso3 AS state, p.id FROM posts p JOIN institutions i ON i.id = p.institution_id ORDER BY 1`,
  );
  return posts.map(({ state, id }, i) => ({ state, postId: id, language: i % 2 === 0 ? 'en' : 'fr' }));
}

it('makes 197 letters in less than 20 seconds and packs them in as many, and sends them in one act', async () => {
  await start();
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const looked = await check(isu, { templateIds, filter: {}, choices: everybody });
  const checked = took();
  const asked = Object.fromEntries(
    looked.addressees.flatMap(({ gaps }) => gaps.map((gap) => [gap.replace('ask:', ''), 'Monday'])),
  );
  const { body } = await begin(isu, templateIds, everybody, { name: 'To all', asked });
  await until('the batch', async () => (await batch(isu, body.id)).status === 'made');
  const made = took();
  expect((await namesInZip(isu, body.id)).length).toBe(2 * STATES);
  const packed = took();
  const { body: sent } = await batchStep(isu, await batch(isu, body.id), 'send', { withEarlier: true });
  expect(sent.counts).toEqual({ sent: STATES });
  console.info(`${STATES} letters, ms: checked ${checked}, made ${made}, packed ${packed}, sent ${took()}`);
  expect([made - checked < 20_000, packed - made < 20_000]).toEqual([true, true]);
  const [numbers] = await app.owner.query<object[]>(
    `SELECT min(number)::int AS first, max(number)::int AS last, count(DISTINCT engagement_id)::int AS contacts,
       count(DISTINCT clock_task_id)::int AS clocks FROM letter WHERE batch_id = $1`,
    [body.id],
  );
  expect(numbers).toEqual({ first: 1, last: STATES, contacts: STATES, clocks: STATES });
}, 120_000);

it('leaves nothing when it is called off while it is made', async () => {
  const before = await rows('letter');
  const { body } = await begin(isu, templateIds, everybody, { name: 'Called off' });
  await until('its beginning', isUnderWay(body.id));
  const { version } = await batch(isu, body.id);
  expect((await isu.post(`/api/letter-batches/${body.id}/cancel`, { version })).status).toBe(200);
  const next = await begin(isu, templateIds, everybody.slice(0, 2), { name: 'After it' });
  await until('the next', async () => (await batch(isu, next.body.id)).status === 'made');
  expect([(await batch(isu, body.id)).status, await rows('letter')]).toEqual(['cancelled', (before ?? 0) + 2]);
}, 120_000);

it('is made once and whole though the process that makes it is killed in the middle', async () => {
  const before = await rows('letter');
  const { body } = await begin(isu, templateIds, everybody, { name: 'Killed' });
  await until('its beginning', isUnderWay(body.id));
  await Promise.all(workers.map((worker) => end(worker, 'SIGKILL')));
  expect([(await batch(isu, body.id)).status, await rows('letter')]).toEqual(['making', before]);
  await start();
  await until('the batch', async () => (await batch(isu, body.id)).status === 'made');
  const [found] = await app.owner.query<object[]>(
    `SELECT count(*)::int AS letters, count(DISTINCT post_id)::int AS posts FROM letter WHERE batch_id = $1`,
    [body.id],
  );
  expect([found, await rows('letter')]).toEqual([{ letters: STATES, posts: STATES }, (before ?? 0) + STATES]);
}, 200_000);
