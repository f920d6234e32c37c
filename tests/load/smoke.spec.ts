import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, compare, type Target } from './compare.ts';
import { type Cluster, openCluster } from './database/cluster.ts';
import { duel } from './measure/duel.ts';
import { OPERATIONS } from './operations.ts';
import { lines } from './report.ts';
import { checkSample } from './sample.ts';
import { type Server, startBare, startProduct } from './servers.ts';
import { signIn } from './sign-in.ts';
import { SIZES } from './sizes.ts';
import { PARTNER, READER } from './world/users.ts';

/** The benchmark on a handful of rows: not how fast, but that both servers do the same, and that what is filled in is there. */
const folder = mkdtempSync(join(tmpdir(), 'demarche-load-'));
let cluster: Cluster;
let product: Server & Target;
let bare: Server & Target;

beforeAll(async () => {
  cluster = await openCluster(folder, SIZES.XS, () => undefined);
  const server = await startProduct(cluster);
  const me = await signIn(server.url, READER);
  product = { ...server, headers: me.headers };
  const { id: userId, name, zone } = me.session.user;
  const reader = { userId, name, zone, officeId: me.session.actingOfficeId ?? '' };
  bare = { ...(await startBare(cluster, reader)), headers: { 'content-type': 'application/json' } };
}, 120_000);
afterAll(async () => {
  await Promise.all([product.stop(), bare.stop()]);
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the filled database', () => {
  it('holds what it should, for who may see it', async () => {
    const { read, seen } = await checkSample(cluster.world, product);
    expect(read).toBe(180);
    // Of those with a list, drawn every second time, most are nowhere.
    expect(seen).toBeGreaterThan(read / 3);
    expect(seen).toBeLessThan(read);
  });

  it('keeps counts that are true', async () => {
    type Counts = { items: { count: number }[] };
    const [state] = cluster.world.states;
    const { items } = (await ask(product, { method: 'GET', path: `/api/engagements/counts?state=${state?.iso3}&limit=200` })) as Counts; // prettier-ignore
    const page = (await ask(product, { method: 'GET', path: `/api/states/${state?.iso3}` })) as { counts: object };
    const engagements = items.reduce((sum, { count }) => sum + count, 0);
    expect(engagements).toBeGreaterThan(0);
    expect(page.counts).toMatchObject({ engagements });
  });
});

describe.each(OPERATIONS)('$what', (operation) => {
  it('is answered alike by both servers', async () => {
    await compare(operation, cluster.world, product, bare);
  });

  it('is told apart where an answer differs', async () => {
    const partner = { ...product, headers: (await signIn(product.url, PARTNER)).headers };
    await expect(compare(operation, cluster.world, product, partner)).rejects.toThrow();
  });
});

describe('a round', () => {
  it('counts what was answered', { timeout: 30_000 }, async () => {
    const field = { world: cluster.world, databasePid: cluster.server.pid, product, bare, few: product };
    const [operation] = OPERATIONS;
    const pair = { measured: { as: 'product', ...product }, measure: { as: 'bare', ...bare }, connections: 2 };
    const fought = await duel(field, { operation: operation!, ...pair }, 1, 0.5);
    expect(fought.one.best).toBeGreaterThan(0);
    expect(fought.one.memoryMb).toBeGreaterThan(30);
    expect(lines(fought)).toHaveLength(2);
  });
});
