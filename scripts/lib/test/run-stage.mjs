import { root } from '../checkout.mjs';
import { runQuietly } from '../quiet.mjs';
import { countReports } from './report.mjs';

const longest = 15 * 60_000;

/**
 * Runs a stage to its end, whatever fails in it; prints its result, and its output when something failed.
 * @returns `{ passed, failed }`; a stage with reports that executed no test has failed.
 */
export async function runStage({ name, commands, together, reports, around }, signal) {
  const began = Date.now();
  const needed = await around?.();
  const failures = [];
  const carryOut = async ({ command, args, cwd = root, env }) => {
    const { code, output } = await run(command, args, { cwd, env: { ...env, ...needed?.env }, signal });
    if (code !== 0) failures.push(`${output.trimEnd()}\n(${code})`);
  };
  try {
    if (together) await Promise.all(commands.map(carryOut));
    else for (const command of commands) await carryOut(command);
  } finally {
    await needed?.stop();
  }
  const counts = result(failures, reports);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${name}: ${words(counts)}, ${seconds} s`);
  if (counts.failed > 0) console.log(failures.join('\n') || 'No test was executed.');
  return counts;
}

function result(failures, reports) {
  if (!reports) return failures.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = countReports(reports);
  const silent = counts.failed === 0 && (failures.length > 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

const words = ({ passed, failed }) => `${failed === 0 ? 'ok' : 'FAILED'}, ${passed} passed, ${failed} failed`;

/** A stage that hangs is ended and has failed. */
async function run(command, args, { signal, ...options }) {
  const late = AbortSignal.timeout(longest);
  try {
    return await runQuietly(command, args, { ...options, signal: AbortSignal.any([signal, late]) });
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    return { code: `ended after ${longest / 60_000} minutes`, output: '' };
  }
}
