import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare.ts';
import { type Cluster, openCluster, SETTINGS } from './database/cluster.ts';
import { type Duel, duel, type Field, warm } from './measure/duel.ts';
import { OPERATIONS } from './operations.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { comparison, type Plan, plansOf } from './plans.ts';
import { heading, lines, marks } from './report.ts';
import { checkSample } from './sample.ts';
import { POOL, startBare, startProduct } from './servers.ts';
import { signIn } from './sign-in.ts';
import { type SizeName, SIZES } from './sizes.ts';
import { PARTNER, READER } from './world/users.ts';

const log = (line: string): void => console.log(line);

/** The product beside a bare server on one filled database. Returns the exit code: 1 where a mark is missed. */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    log(USAGE);
    return 0;
  }
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'demarche-bench-'));
  try {
    if (options.plans) return await showPlans(folder, options);
    return await withCluster(folder, options.size, (cluster) => bench(cluster, options));
  } finally {
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  }
}

/** Each size has a folder of its own in the one that is kept. */
async function withCluster<T>(folder: string, name: SizeName, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const size = SIZES[name];
  log(`Size ${name}: ${Object.entries(size).map(([what, n]) => `${n.toLocaleString('en')} ${what}`).join(', ')}`); // prettier-ignore
  const cluster = await openCluster(join(folder, name), size, log);
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}

async function showPlans(folder: string, { operations }: Options): Promise<number> {
  const sizes = ['L', '3L'] as const;
  const plans: Plan[][] = [];
  for (const size of sizes) {
    const found = await withCluster(folder, size, (cluster) => plansOf(cluster, operations));
    for (const { operation, text } of found) log(`\n${size}, ${operation}\n${text}`);
    plans.push(found);
  }
  log(`\n${comparison(sizes, plans).join('\n')}`);
  return 0;
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
      few: { ...product, headers: (await signIn(product.url, PARTNER)).headers },
    };
    const { read, seen } = await checkSample(cluster.world, field.product);
    log(`${read} records drawn from all over hold what they should: ${seen} are seen, ${read - seen} are nowhere.`);
    return report(await measure(field, options), product.readyInMs);
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
  }
}

async function measure(field: Field, options: Options): Promise<Duel[]> {
  const chosen = OPERATIONS.filter(({ name }) => options.operations.includes(name));
  for (const operation of chosen) await compare(operation, field.world, field.product, field.bare);
  log('Both answer the same.');
  await warm(field, chosen);
  const duels: Duel[] = [];
  for (const operation of chosen) {
    log(`\n${operation.what} (load ${loadavg().map((load) => load.toFixed(1)).join(', ')})\n${heading()}`); // prettier-ignore
    for (const connections of options.connections) {
      const rivals = { measured: { as: 'product', ...field.product }, measure: { as: 'bare', ...field.bare } };
      duels.push(await fight(field, { operation, ...rivals, connections }, options));
    }
    if (!operation.paged) continue;
    const few = { as: 'sees 1 %', ...field.few };
    const all = { as: 'sees all', ...field.product };
    for (const connections of options.connections)
      duels.push(await fight(field, { operation, measured: few, measure: all, connections }, options));
  }
  return duels;
}

async function fight(field: Field, pair: Parameters<typeof duel>[1], { rounds, seconds }: Options): Promise<Duel> {
  const result = await duel(field, pair, rounds, seconds);
  lines(result).forEach(log);
  return result;
}

function report(duels: readonly Duel[], readyInMs: number): number {
  const verdicts = marks(duels, readyInMs);
  log(`\n${verdicts.join('\n')}`);
  return verdicts.some((line) => line.startsWith('MISSES')) ? 1 : 0;
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)));
