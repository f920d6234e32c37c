import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import pg from 'pg';
import { ask, type Target } from './compare.ts';
import type { Cluster } from './database/cluster.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { startProduct } from './servers.ts';
import { signIn } from './sign-in.ts';
import { PARTNER, READER } from './world/users.ts';

/** How one statement of an operation was carried out. */
export interface Plan {
  operation: string;
  /** `EXPLAIN (ANALYZE, BUFFERS)`, as PostgreSQL logged it. */
  text: string;
  /** Pages of 8 kB that were looked at. */
  pages: number;
}

/** PostgreSQL makes a plan for any values from the sixth time on. */
const TIMES = 8;
const SETTINGS: Record<string, string> = {
  log_min_duration: '0',
  log_analyze: 'on',
  log_buffers: 'on',
  log_timing: 'off',
};

/** The plans of all reads, as the product's own statements get them, for a reader who sees all and one who sees 1 %. */
export async function plansOf(cluster: Cluster, operations: readonly string[]): Promise<Plan[]> {
  const admin = new pg.Client({ connectionString: cluster.adminUrl });
  await admin.connect();
  try {
    // Whoever connects from now on has every statement explained.
    const database = 'ALTER DATABASE demarche';
    await admin.query(`${database} SET session_preload_libraries = 'auto_explain'`);
    for (const [name, value] of Object.entries(SETTINGS))
      await admin.query(`${database} SET auto_explain.${name} = '${value}'`);
    const product = await startProduct(cluster, { DATABASE_POOL: '2' });
    try {
      const plans: Plan[] = [];
      for (const operation of OPERATIONS.filter(({ name }) => operations.includes(name) && name !== 'create')) {
        for (const [user, who] of [
          [READER, ''],
          [PARTNER, ', for who sees 1 %'],
        ] as const) {
          const reader = { url: product.url, ...(await signIn(product.url, user)) };
          plans.push(...(await explained(cluster, operation, reader, `${operation.name}${who}`)));
        }
      }
      return plans;
    } finally {
      await product.stop();
      await admin.query(`${database} RESET ALL`);
    }
  } finally {
    await admin.end();
  }
}

async function explained(cluster: Cluster, operation: Operation, reader: Target, name: string): Promise<Plan[]> {
  for (let n = 1; n < TIMES; n++) await ask(reader, operation.request(cluster.world, n));
  const log = openSync(cluster.log, 'r');
  try {
    const from = fstatSync(log).size;
    await ask(reader, operation.request(cluster.world, 0));
    // Whoever explains writes into the log before it answers.
    const text = Buffer.alloc(fstatSync(log).size - from);
    readSync(log, text, 0, text.length, from);
    return plansIn(name, text.toString());
  } finally {
    closeSync(log);
  }
}

function plansIn(operation: string, log: string): Plan[] {
  return log
    .split(/^\d{4}-\d\d-\d\d .*?LOG: /m)
    .filter((entry) => /^\s+duration: \S+ ms {2}plan:/.test(entry))
    .map((entry) => {
      // What is asked stands in the code; how it is answered begins at the first line with a cost.
      const lines = entry.split('\n');
      const text = lines
        .slice(lines.findIndex((line) => /\(cost=/.test(line)))
        .join('\n')
        .trimEnd();
      const [, hit = '0'] = /Buffers: shared(?: hit=(\d+))?/.exec(text) ?? [];
      const [, read = '0'] = /Buffers: shared(?: hit=\d+)? read=(\d+)/.exec(text) ?? [];
      return { operation, text, pages: Number(hit) + Number(read) };
    });
}

/** Operation by operation, the pages looked at in both sizes; what grows with the table shows. */
export function comparison(sizes: readonly string[], plans: readonly (readonly Plan[])[]): string[] {
  const names = [...new Set(plans.flat().map(({ operation }) => operation))];
  const pagesOf = (of: readonly Plan[], name: string): number =>
    of.filter(({ operation }) => operation === name).reduce((sum, { pages }) => sum + pages, 0);
  return [
    ['pages looked at'.padEnd(36), ...sizes.map((size) => size.padStart(8))].join(''),
    ...names.map((name) => [name.padEnd(36), ...plans.map((of) => String(pagesOf(of, name)).padStart(8))].join('')),
  ];
}
