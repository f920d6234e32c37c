import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare.ts';
import { type Cluster, openCluster, SETTINGS } from './database/cluster.ts';
import { type Duel, duel, type Field, warm } from './measure/duel.ts';
import { OPERATIONS } from './operations.ts';
import { type Options, readOptions } from './options.ts';
import { heading, lines, marks } from './report.ts';
import { POOL, startBare, startProduct } from './servers.ts';
import { signIn } from './sign-in.ts';
import { SIZES } from './sizes.ts';
import { READER } from './world/users.ts';

const log = (line: string): void => console.log(line);

/** The product beside a bare server on one filled database. Returns the exit code: 1 where a mark is missed. */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'demarche-bench-'));
  try {
    const size = SIZES[options.size];
    log(`Size ${options.size}: ${Object.entries(size).map(([what, n]) => `${n.toLocaleString('en')} ${what}`).join(', ')}`); // prettier-ignore
    const cluster = await openCluster(folder, size, log);
    try {
      return await bench(cluster, options);
    } finally {
      await cluster.stop();
    }
  } finally {
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(cluster: Cluster, options: Options): Promise<number> {
  log(`${cpus().length} cores, Node ${process.version}, pool ${POOL}, ${JSON.stringify(SETTINGS)}`);
  const profiled = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const product = await startProduct(cluster, {}, profiled);
  const me = await signIn(product.url, READER);
  const { id: userId, name, zone } = me.session.user;
  const bare = await startBare(cluster, { userId, name, zone, officeId: me.session.actingOfficeId ?? '' });
  try {
    const field: Field = {
      world: cluster.world,
      databasePid: cluster.server.pid,
      product: { ...product, headers: me.headers },
      bare: { ...bare, headers: { 'content-type': 'application/json' } },
    };
    return report(await measure(field, options), product.readyInMs);
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
  }
}

async function measure(field: Field, { operations, connections, rounds, seconds }: Options): Promise<Duel[]> {
  const chosen = OPERATIONS.filter(({ name }) => operations.includes(name));
  for (const operation of chosen) await compare(operation, field.world, field.product, field.bare);
  log('Both answer the same.');
  await warm(field, chosen);
  const duels: Duel[] = [];
  for (const operation of chosen) {
    log(`\n${operation.what}\n${heading()}`);
    for (const count of connections) {
      const result = await duel(field, operation, count, rounds, seconds);
      lines(result).forEach(log);
      duels.push(result);
    }
  }
  return duels;
}

function report(duels: readonly Duel[], readyInMs: number): number {
  const verdicts = marks(duels, readyInMs);
  log(`\n${verdicts.join('\n')}`);
  return verdicts.some((line) => line.startsWith('MISSES')) ? 1 : 0;
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)));
