// npm test, under the pinned Node: every stage, then one line with the sums.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { Failure } from '../failure.mjs';
import { stopRequest } from '../stop-request.mjs';
import { testEnvironment } from './environment.mjs';
import { machineTools } from './machine-tools.mjs';
import { runStage } from './run-stage.mjs';
import { stages } from './stages.mjs';

/** @returns the exit code: 0 when tests passed in every stage and none failed. */
export async function main() {
  const signal = stopRequest();
  const reportFolder = mkdtempSync(join(tmpdir(), 'demarche-tests-'));
  try {
    const { chromium, redis } = await machineTools({ signal });
    const sums = await buildStage(signal);
    for (const stage of stages({ redis, reportFolder, env: testEnvironment({ chromium }) })) {
      const { passed, failed } = await runStage(stage, signal);
      sums.passed += passed;
      sums.failed += failed;
    }
    console.log(`\n${sums.passed} passed, ${sums.failed} failed`);
    return sums.failed === 0 ? 0 : 1;
  } finally {
    rmSync(reportFolder, { recursive: true, force: true });
  }
}

/** No test, but a build that fails is a failure; the later stages say what else is wrong. */
async function buildStage(signal) {
  const began = Date.now();
  const failed = await build({ signal }).then(
    () => 0,
    (error) => {
      if (!(error instanceof Failure) || signal.aborted) throw error;
      return 1;
    },
  );
  console.log(`build: ${failed ? 'FAILED' : 'ok'}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return { passed: 0, failed };
}
