// The stages of npm test, in order.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, tool } from '../checkout.mjs';
import { nxSettings } from '../build.mjs';
import { startRedis } from './redis.mjs';

const small = ['libs/domain', 'libs/packs', 'api', 'web'];

/**
 * A stage: `commands` (all of them, one after the other or `together`), `reports` (files with counts; without them the stage counts
 * as one test) and `around` (brings what it needs: `{ env, stop() }`).
 */
export function stages({ redis, reportFolder, env }) {
  const vitest = (name, cwd, project, more = {}) => {
    const report = join(reportFolder, `${name.replace(/\W+/g, '-')}.json`);
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return { name, commands: [{ command: tool('vitest'), args, cwd: inRoot(cwd), env }], reports: [report], ...more };
  };
  const nx = (target) => ({
    command: tool('nx'),
    args: ['run-many', '-t', target, '--outputStyle=static', '--parallel=2'],
    env: { ...env, ...nxSettings },
  });
  return [
    { name: 'format', commands: [{ command: tool('prettier'), args: ['--check', '.'], env }] },
    { name: 'lint', commands: [nx('lint'), { command: tool('eslint'), args: ['scripts', 'eslint.config.mjs'], env }] },
    { name: 'types', commands: [nx('types')] },
    { name: 'small', commands: [nx('test')], reports: forgetOldReports() },
    vitest('api on PostgreSQL', 'api', 'api'),
    vitest('queues on Redis', 'api', 'queues', { around: () => withRedis(redis) }),
    vitest('architecture', 'tests', 'architecture'),
    vitest('hostile', 'tests', 'hostile'),
    vitest('load', 'tests', 'load'),
    vitest('faults', 'tests', 'faults'),
    beside('browser', vitest('e2e', 'tests', 'e2e'), vitest('clock', 'tests', 'clock')),
  ];
}

/** Two stages as one, at the same time: what one waits for costs the other nothing. */
function beside(name, ...stages) {
  const all = (what) => stages.flatMap((stage) => stage[what]);
  return { name, together: true, commands: all('commands'), reports: all('reports') };
}

/** Nx brings the reports of cached runs back. */
function forgetOldReports() {
  const reports = small.map((project) => inRoot(project, 'test-results/small.json'));
  for (const report of reports) rmSync(report, { force: true });
  return reports;
}

async function withRedis(program) {
  const { url, stop } = await startRedis(program);
  return { env: { REDIS_URL: url }, stop };
}
