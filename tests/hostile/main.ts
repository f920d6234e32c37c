// npm run hostile [-- --seed N] [--requests N] [--only K,K…]
import { parseArgs } from 'node:util';
import { HostileRun, type Report } from './run.ts';
import { startTarget } from './target.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, requests: { type: 'string', default: '20000' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const numbers = values.only?.split(',').map(Number) ?? Array.from({ length: Number(values.requests) }, (_, i) => i);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`Seed ${seed}, ${numbers.length} requests`);
const target = await startTarget();
try {
  const report = await new HostileRun(target, seed).attack(numbers, say);
  print(report);
  process.exitCode = report.findings.length + report.unreached.length + report.unaccounted.length === 0 ? 0 : 1;
} finally {
  await target.stop();
}

function print({
  requests,
  routes,
  statuses,
  findings,
  unreached,
  unaccounted,
  slowest,
  writes,
  memory,
  seconds,
}: Report): void {
  for (const finding of findings.slice(0, 40)) {
    say(`\n#${finding.number} ${finding.route}, ${finding.attack}: ${finding.fault}`);
    say(`  again: npm run hostile -- --seed ${seed} --only ${finding.number}`);
    say(`  sent: ${finding.request}\n  got: ${finding.answer}`);
  }
  for (const name of unreached) say(`Not reached: ${name}`);
  for (const line of unaccounted.slice(0, 40)) say(`Not accounted for: ${line}`);
  const kinds = new Map<string, number>();
  for (const { fault } of findings) kinds.set(fault, (kinds.get(fault) ?? 0) + 1);
  for (const [fault, count] of kinds) say(`${count} × ${fault}`);
  for (const slow of slowest) say(`${Math.round(slow.milliseconds)} ms: #${slow.number} ${slow.route}, ${slow.attack}`);
  const told = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`);
  say(`${requests} requests to ${routes} routes in ${seconds.toFixed(0)} s; ${told.join(', ')}`);
  say(`Memory of the API: ${memory.before} MB before, ${memory.after} MB after`);
  say(
    `${findings.length} findings, ${unreached.length} routes not reached, ${unaccounted.length} of ${writes} writes not accounted for`,
  );
}
